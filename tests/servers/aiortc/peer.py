"""A peer that is no browser: aiortc, whose descriptions are rewritten into dialects of older peers.

peer.py PORT. POST /offer: the page offers. GET /call: it offers, and POST /answer brings the page's answer. GET /heard: what came through.
GET /bye: it hangs up. Each with ?id=CALL&dialect=NAME. On 127.0.0.1 alone.
"""
import asyncio
import json
import math
import re
import sys

import aioice.ice
import av
import numpy
from aiohttp import web
from aiortc import RTCBundlePolicy, RTCConfiguration, RTCPeerConnection, RTCSessionDescription, VideoStreamTrack
from aiortc.mediastreams import AudioStreamTrack

aioice.ice.get_host_addresses = lambda use_ipv4, use_ipv6: ['127.0.0.1']


class Tone(AudioStreamTrack):
    """440 Hz."""
    at = 0

    async def recv(self):
        silence = await super().recv()
        wave = numpy.sin(2 * math.pi * 440 * (numpy.arange(silence.samples) + self.at) / silence.sample_rate) * 8000
        self.at += silence.samples
        frame = av.AudioFrame.from_ndarray(wave.astype('int16').reshape(1, -1), format='s16', layout='mono')
        frame.pts, frame.sample_rate, frame.time_base = silence.pts, silence.sample_rate, silence.time_base
        return frame


class Bar(VideoStreamTrack):
    """A white bar that moves."""
    at = 0

    async def recv(self):
        pts, time_base = await self.next_timestamp()
        picture = numpy.zeros((240, 320, 3), 'uint8')
        picture[:, self.at % 280:self.at % 280 + 40] = 255
        self.at += 8
        frame = av.VideoFrame.from_ndarray(picture, format='bgr24')
        frame.pts, frame.time_base = pts, time_base
        return frame


def savpf(sdp):
    """Of 2013: the profile without its transport, data channels by sctpmap."""
    sdp = sdp.replace('UDP/TLS/RTP/SAVPF', 'RTP/SAVPF').replace('UDP/DTLS/SCTP webrtc-datachannel', 'DTLS/SCTP 5000')
    sdp = sdp.replace('a=sctp-port:5000\r\n', 'a=sctpmap:5000 webrtc-datachannel 1024\r\n')
    return re.sub(r'a=max-message-size:.*\r\n', '', sdp)


def no_msid(sdp):
    return re.sub(r'a=(msid(-semantic)?:|ssrc:\d+ (msid|mslabel|label):).*\r\n', '', sdp)


def no_bundle(sdp):
    return re.sub(r'a=group:.*\r\n', '', sdp)


def no_mid_in_packets(sdp):
    """Older than the header extension that carries mids."""
    return re.sub(r'a=extmap:\d+ urn:ietf:params:rtp-hdrext:sdes:mid\r\n', '', sdp)


def no_mid(sdp):
    return re.sub(r'a=mid:.*\r\n', '', no_mid_in_packets(no_bundle(sdp)))


def fixed_mids(sdp):
    """The mids that Chrome had, whatever the other side calls its sections."""
    names = {'audio': 'audio', 'video': 'video', 'application': 'data'}
    kinds = re.findall(r'^m=(\w+)', sdp, re.M)
    mids = iter(kinds)
    sdp = no_mid_in_packets(sdp)
    sdp = re.sub(r'a=mid:[^\r]*', lambda _: 'a=mid:' + names[next(mids)], sdp)
    return re.sub(r'a=group:[^\r]*', 'a=group:BUNDLE ' + ' '.join(names[kind] for kind in kinds), sdp)


dialects = {'modern': str, 'savpf': savpf, 'no-msid': no_msid, 'no-bundle': no_bundle, 'no-mid': no_mid, 'fixed-mids': fixed_mids}
calls = {}


class Call:
    def __init__(self, dialect):
        self.dialect = dialects[dialect]
        # Peers without BUNDLE do not read it either.
        self.reads = no_bundle if self.dialect in (no_bundle, no_mid) else str
        self.connection = RTCPeerConnection(RTCConfiguration(bundlePolicy=RTCBundlePolicy.MAX_COMPAT))
        self.heard = {'audio': 0, 'video': 0, 'data': 0}
        self.connection.on('datachannel', self.listen)
        self.connection.on('track', lambda track: asyncio.ensure_future(self.count(track)))

    async def count(self, track):
        try:
            while True:
                await track.recv()
                self.heard[track.kind] += 1
        except Exception:  # its end
            pass

    def listen(self, channel):
        @channel.on('message')
        def answer(text):
            self.heard['data'] += 1
            channel.send(f'aiortc heard: {text}')

    async def describe(self, made):
        await self.connection.setLocalDescription(made)
        local = self.connection.localDescription
        return {'type': local.type, 'sdp': self.dialect(local.sdp)}

    async def answer_to(self, offer):
        await self.connection.setRemoteDescription(RTCSessionDescription(self.reads(offer['sdp']), 'offer'))
        for transceiver in self.connection.getTransceivers():
            self.connection.addTrack(Tone() if transceiver.kind == 'audio' else Bar())
        return await self.describe(await self.connection.createAnswer())

    async def offer(self):
        self.connection.addTrack(Tone())
        self.connection.addTrack(Bar())
        self.listen(self.connection.createDataChannel('from aiortc'))
        return await self.describe(await self.connection.createOffer())

    async def take(self, answer):
        """The answer's sections have the places of the offer's. What they are called is the page's affair, in dialects where we did not say it."""
        mids = re.findall(r'a=mid:([^\r]*)', self.connection.localDescription.sdp)
        head, *sections = re.split(r'(?=^m=)', answer['sdp'], flags=re.M)
        given = [re.search(r'a=mid:([^\r]*)', section) for section in sections]
        names = {mid.group(1): mids[at] for at, mid in enumerate(given) if mid}
        head = re.sub(r'a=group:BUNDLE ?([^\r]*)', lambda group: ' '.join(['a=group:BUNDLE', *(names[mid] for mid in group.group(1).split())]), head)
        sections = [re.sub(r'a=mid:.*\r\n', '', section) + f'a=mid:{mids[at]}\r\n' for at, section in enumerate(sections)]
        await self.connection.setRemoteDescription(RTCSessionDescription(head + ''.join(sections), 'answer'))
        return {}


def handler(does):
    async def handle(request):
        try:
            name = request.query['id']
            if name not in calls:
                calls[name] = Call(request.query['dialect'])
            body = json.loads(await request.text()) if request.method == 'POST' else None
            result = await does(calls[name], body)
        except Exception as error:
            result = {'error': repr(error)}
        return web.json_response(result, headers={'Access-Control-Allow-Origin': '*'})
    return handle


async def heard(call, _):
    return call.heard


async def bye(call, _):
    await call.connection.close()
    return {}


app = web.Application()
app.router.add_post('/offer', handler(lambda call, offer: call.answer_to(offer)))
app.router.add_get('/call', handler(lambda call, _: call.offer()))
app.router.add_post('/answer', handler(lambda call, answer: call.take(answer)))
app.router.add_get('/heard', handler(heard))
app.router.add_get('/bye', handler(bye))
web.run_app(app, host='127.0.0.1', port=int(sys.argv[1]), print=lambda *_: print('ready', flush=True))
