"""What Janus streams: a tone by Opus and a moving bar by VP8, as RTP to two ports of 127.0.0.1. stream.py AUDIO VIDEO SECONDS"""
import math
import sys
import threading
import time

import av
import numpy

audio_port, video_port, seconds = (int(argument) for argument in sys.argv[1:4])
start = time.time()


def packets(port, payload, codec, rate, prepare, make):
    """Encodes `make(index)` for as long as it may run; `make` says after how many seconds a frame is due."""
    output = av.open(f'rtp://127.0.0.1:{port}?pkt_size=1200', 'w', format='rtp', options={'payload_type': str(payload)})
    stream = output.add_stream(codec, rate=rate)
    prepare(stream)
    index = 0
    while time.time() < start + seconds:
        frame, due = make(index)
        for packet in stream.encode(frame):
            output.mux(packet)
        index += 1
        time.sleep(max(0, start + due - time.time()))


def picture(index):
    pixels = numpy.zeros((240, 320, 3), 'uint8')
    pixels[:, index * 8 % 280:index * 8 % 280 + 40] = 255
    frame = av.VideoFrame.from_ndarray(pixels, format='rgb24')
    frame.pts = index
    return frame, index / 15


def sound(index):
    wave = (numpy.sin(2 * math.pi * 440 * (numpy.arange(960) + index * 960) / 48000) * 8000).astype('int16')
    frame = av.AudioFrame.from_ndarray(numpy.repeat(wave, 2).reshape(1, -1), format='s16', layout='stereo')
    frame.sample_rate, frame.pts = 48000, index * 960
    return frame, index / 50


def as_video(stream):
    stream.width, stream.height, stream.pix_fmt, stream.bit_rate = 320, 240, 'yuv420p', 300000
    stream.options = {'deadline': 'realtime', 'cpu-used': '8'}
    # A viewer waits for the next key frame.
    stream.codec_context.gop_size = 15


def as_audio(stream):
    stream.layout = 'stereo'


threads = [
    threading.Thread(target=packets, args=(video_port, 100, 'libvpx', 15, as_video, picture)),
    threading.Thread(target=packets, args=(audio_port, 111, 'libopus', 48000, as_audio, sound)),
]
for thread in threads:
    thread.start()
print('ready', flush=True)
