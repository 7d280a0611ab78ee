"""mitmproxy as one person's proxy: the pages of one site get the drop-in before their first script.

    mitmdump -s mitmproxy.py --set site=old.example --set folder=path/to/dist

`folder` has webkit-rtc-peer-connection.js and webkit-rtc-peer-connection.plain.js. Without `site`, all pages get it.
"""
import re
from pathlib import Path

from mitmproxy import ctx, http

ADDRESS = re.compile(r"^/webkit-rtc-peer-connection(\.plain)?\.js$")
HEAD = re.compile(r"<head(\s[^>]*)?>", re.IGNORECASE)
TAG = '<script src="/webkit-rtc-peer-connection.js"></script>'


def load(loader):
    loader.add_option("site", str, "", "The site whose pages get the drop-in; none: all")
    loader.add_option("folder", str, "dist", "Where the drop-in is")


def is_ours(flow: http.HTTPFlow) -> bool:
    return not ctx.options.site or flow.request.pretty_host == ctx.options.site


def request(flow: http.HTTPFlow) -> None:
    if is_ours(flow) and ADDRESS.match(flow.request.path):
        script = Path(ctx.options.folder, flow.request.path[1:]).read_bytes()
        flow.response = http.Response.make(200, script, {"Content-Type": "text/javascript"})


def response(flow: http.HTTPFlow) -> None:
    if is_ours(flow) and flow.response.headers.get("Content-Type", "").startswith("text/html"):
        flow.response.text = HEAD.sub(lambda head: head.group(0) + TAG, flow.response.text, count=1)
