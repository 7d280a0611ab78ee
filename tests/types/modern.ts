// The same objects as today's code uses them: this must compile with all compilers, and nothing of it is to be shown as deprecated.
import type {} from 'webkit-rtc-peer-connection/auto';

/** What takes any connection. */
export async function call(pc: LegacyRTCPeerConnection, video: HTMLVideoElement) {
  const stream: MediaStream = await navigator.mediaDevices.getUserMedia({
    audio: true,
    video: { width: { ideal: 640 } },
  });
  for (const track of stream.getTracks()) pc.addTrack(track, stream);
  pc.addTransceiver('video', { direction: 'recvonly' });
  pc.ontrack = ({ streams: [remote] }) => {
    video.srcObject = remote;
  };
  pc.addEventListener('datachannel', ({ channel }) => channel.send('hello'));
  pc.addEventListener('negotiationneeded', async () =>
    pc.setLocalDescription(await pc.createOffer({ iceRestart: true }))
  );
  pc.onconnectionstatechange = () =>
    console.log(pc.connectionState, pc.iceConnectionState, pc.iceGatheringState, pc.signalingState);
  pc.onnegotiationneeded = pc.oniceconnectionstatechange = pc.onsignalingstatechange = null;
  pc.onicecandidate = ({ candidate }) => console.log(candidate?.toJSON());

  const offer: RTCSessionDescriptionInit = await pc.createOffer();
  await pc.setLocalDescription(offer);
  await pc.setLocalDescription();
  await pc.setRemoteDescription(new RTCSessionDescription({ type: 'answer', sdp: '' }));
  await pc.setLocalDescription(await pc.createAnswer());
  await pc.addIceCandidate({ candidate: '', sdpMid: '0' });
  await pc.addIceCandidate(new window.RTCIceCandidate({ candidate: '', sdpMid: '0' }));
  await pc.addIceCandidate();
  console.log(
    new window.RTCSessionDescription({ type: 'offer', sdp: '' }).sdp,
    pc.localDescription?.sdp,
    pc.remoteDescription?.type
  );

  const channel: RTCDataChannel = pc.createDataChannel('chat', { ordered: false, maxPacketLifeTime: 500 });
  console.log(channel.maxRetransmits, pc.createDataChannel('plain').label);
  const stats: RTCStatsReport = await pc.getStats();
  stats.forEach((entry) => console.log(entry));
  await pc.getStats(stream.getAudioTracks()[0]);
  pc.setConfiguration({ iceServers: [{ urls: 'stun:stun.example.org' }], iceTransportPolicy: 'relay' });
  pc.getSenders()[0].dtmf?.insertDTMF('123');
  pc.removeTrack(pc.getSenders()[0]);
  pc.close();

  const url: string = window.URL.createObjectURL(new Blob([]));
  window.URL.revokeObjectURL(url);
  console.log(
    new window.URL('https://example.org/').host,
    new window.MediaStream().id,
    URL.createObjectURL(new Blob([]))
  );
  const native: RTCPeerConnection = pc;
  return [
    native,
    await RTCPeerConnection.generateCertificate({ name: 'ECDSA', namedCurve: 'P-256' } as AlgorithmIdentifier),
  ];
}

// What is inferred of a standard method is what was inferred without us.
export const asked: Parameters<MediaDevices['getUserMedia']> = [{ video: true }];
export const made: ReturnType<RTCPeerConnection['createOffer']> = Promise.resolve();
