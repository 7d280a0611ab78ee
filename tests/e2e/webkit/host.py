"""A WebKitGTK browser that a test drives: one JSON command a line on stdin, one JSON answer a line on stdout.

Commands: {"id": 1, "do": "open", "page": 1, "scripts": ["..."]}, then `goto` with `url`, `evaluate` with `body` (of an async function) and
`world`, `is_deadlocked`, `screenshot` with `path`, `close`. Answers: {"id": 1, "value": ...} or {"id": 1, "error": "..."}. What pages write to the
console comes on stderr, as WebKit prints it. The program ends when stdin does.
"""
import json
import os
import shutil
import subprocess
import sys


def start_display():
    """A display of our own where there is Xvfb, which ends with its last client: windows never show on anybody's screen."""
    if not shutil.which('Xvfb'):
        return
    reader, writer = os.pipe()
    subprocess.Popen(
        ['Xvfb', '-displayfd', str(writer), '-terminate', '-nolisten', 'tcp', '-screen', '0', '1280x1024x24'],
        pass_fds=[writer], stderr=subprocess.DEVNULL)
    os.close(writer)
    os.environ['DISPLAY'] = ':' + os.fdopen(reader).readline().strip()
    os.environ['GDK_BACKEND'] = 'x11'


# What we answer is for the test alone: the browser's processes get stderr as their stdout.
answers = os.fdopen(os.dup(1), 'w', buffering=1)
os.dup2(2, 1)
start_display()

import gi  # noqa: E402 -- it looks for a display as soon as it is there

gi.require_version('Gtk', '3.0')
gi.require_version('WebKit2', '4.1')
from gi.repository import Gdk, GLib, Gtk, WebKit2  # noqa: E402

folder, proxy = sys.argv[1:3]
data = WebKit2.WebsiteDataManager(base_data_directory=folder, base_cache_directory=folder)
# Old pages ask servers that are gone: whatever is not on this machine goes to the test's own proxy.
data.set_network_proxy_settings(
    WebKit2.NetworkProxyMode.CUSTOM, WebKit2.NetworkProxySettings.new(proxy, ['127.0.0.1', 'localhost']))
# Not an ephemeral one: what its pages write to the console is not printed.
context = WebKit2.WebContext.new_with_website_data_manager(data)
context.set_cache_model(WebKit2.CacheModel.DOCUMENT_VIEWER)
settings = WebKit2.Settings(
    enable_media_stream=True, enable_mock_capture_devices=True, media_playback_requires_user_gesture=False,
    enable_write_console_messages_to_stdout=True, hardware_acceleration_policy=WebKit2.HardwareAccelerationPolicy.NEVER)
pages = {}


def time_of_pages():
    """The processor time that the main thread of each page's process has used, by process id, in ticks."""
    with open(f'/proc/self/task/{os.getpid()}/children') as children:
        own = children.read().split()
    times = {}
    for pid in own:
        with open(f'/proc/{pid}/task/{pid}/stat') as stat:
            name, fields = stat.read().split('(', 1)[1].rsplit(')', 1)
        if name == 'WebKitWebProces':
            times[pid] = fields.split()[11:13]
    return times


def answer(command, **fields):
    print(json.dumps({'id': command['id'], **fields}), file=answers)


class Page:
    """A view in a window of its own, and the commands that wait for it."""

    def __init__(self, scripts):
        content = WebKit2.UserContentManager()
        for source in scripts:
            content.add_script(WebKit2.UserScript.new(
                source, WebKit2.UserContentInjectedFrames.ALL_FRAMES, WebKit2.UserScriptInjectionTime.START, None, None))
        self.view = WebKit2.WebView(web_context=context, user_content_manager=content, settings=settings)
        self.view.connect('permission-request', self.allow)
        self.view.connect('load-changed', self.on_load)
        self.view.connect('load-failed', self.on_failure)
        self.view.connect('web-process-terminated', self.on_crash)
        self.window = Gtk.Window(default_width=1000, default_height=800)
        self.window.add(self.view)
        self.window.show_all()
        self.loading = None
        self.evaluating = {}

    @staticmethod
    def allow(_view, request):
        request.allow()
        return True

    def loaded(self, **fields):
        if self.loading:
            answer(self.loading, **fields)
            self.loading = None

    def on_load(self, _view, event):
        if event == WebKit2.LoadEvent.FINISHED:
            self.loaded(value=None)

    def on_failure(self, _view, _event, uri, error):
        self.loaded(error=f'{uri}: {error.message}')
        return True

    def on_crash(self, _view, reason):
        self.loaded(error=f'the page ended: {reason.value_nick}')
        for command in list(self.evaluating.values()):
            answer(command, error=f'the page ended: {reason.value_nick}')
        self.evaluating.clear()

    def goto(self, command):
        self.loading = command
        self.view.load_uri(command['url'])

    def evaluate(self, command):
        self.evaluating[command['id']] = command
        self.view.call_async_javascript_function(
            command['body'], -1, None, command.get('world'), None, None, self.evaluated, command)

    def evaluated(self, view, result, command):
        if not self.evaluating.pop(command['id'], None):
            return
        try:
            value = view.call_async_javascript_function_finish(result)
            answer(command, value=json.loads(value.to_json(0) or 'null'))
        except GLib.Error as error:
            answer(command, error=error.message)

    def is_deadlocked(self, command):
        """A script that goes on for ever uses time, and an idle page answers: this one does neither for a second."""
        before = time_of_pages()
        values = []
        self.view.evaluate_javascript('1', -1, None, None, None, lambda *_: values.append(1))

        def look():
            answer(command, value=not values and before == time_of_pages())
            return False
        GLib.timeout_add(1000, look)

    def screenshot(self, command):
        window = self.window.get_window()
        picture = Gdk.pixbuf_get_from_window(window, 0, 0, window.get_width(), window.get_height())
        picture.savev(command['path'], 'png', [], [])
        answer(command, value=None)

    def close(self, command):
        for waiting in self.evaluating.values():
            answer(waiting, error='the page was closed')
        self.evaluating.clear()
        self.window.destroy()
        del pages[command['page']]
        answer(command, value=None)


def obey(command):
    try:
        if command['do'] == 'open':
            pages[command['page']] = Page(command['scripts'])
            answer(command, value=None)
        else:
            getattr(pages[command['page']], command['do'])(command)
    except Exception as error:  # The test says what failed; the browser goes on.
        answer(command, error=repr(error))


def read(channel, condition):
    if condition & GLib.IO_IN:
        line = channel.readline()
        if line:
            obey(json.loads(line))
            return True
    Gtk.main_quit()
    return False


# Unbuffered on our side: GLib watches the descriptor, not Python's buffer.
channel = GLib.IOChannel.unix_new(0)
GLib.io_add_watch(channel, GLib.PRIORITY_DEFAULT, GLib.IO_IN | GLib.IO_HUP, read)
version = '.'.join(str(get()) for get in (WebKit2.get_major_version, WebKit2.get_minor_version, WebKit2.get_micro_version))
answer({'id': 0}, value=version)
Gtk.main()
