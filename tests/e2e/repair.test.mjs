// The SDP of gateways: what Chrome 49 accepted and today's browsers refuse is accepted again. The kinds are those in
// docs/gateways.md.
import { behaviour } from './behaviour.mjs';
import { gateways as before } from './gateways.mjs';

behaviour(
  'a gateway’s offer is taken and answered',
  { before, patience: 60_000 },
  () => gateway.refused((change) => gateway.offer(change)),
  {}
);

behaviour(
  'a gateway’s answer is taken',
  { before, patience: 60_000 },
  async () => {
    const stream = await calls.camera();
    return gateway.refused((change) => gateway.answer(change, stream));
  },
  {}
);

behaviour(
  'a gateway’s answer with mids of its own is taken',
  { before, patience: 60_000 },
  async () => {
    const stream = await calls.camera();
    return gateway.refused((change) => gateway.answer(change, stream, ['audio', 'video', 'data']));
  },
  {}
);

behaviour(
  'a gateway’s offer is taken in Plan B',
  { before, patience: 60_000 },
  () => gateway.refused((change) => gateway.offer(change, { sdpSemantics: 'plan-b' })),
  {}
);

behaviour(
  'a gateway’s answer is taken in Plan B',
  { before, patience: 60_000 },
  async () => {
    const stream = await calls.camera();
    return gateway.refused((change) => gateway.answer(change, stream, undefined, { sdpSemantics: 'plan-b' }));
  },
  {}
);

behaviour(
  'a limit with a fraction that the page writes into its own offer is taken',
  { before },
  async () => {
    const caller = new webkitRTCPeerConnection(null);
    const offer = await calls.done((ok, fail) =>
      caller.createOffer(ok, fail, { mandatory: { OfferToReceiveVideo: true } })
    );
    offer.sdp = offer.sdp.replace(/(m=video[^]*?c=.*\r\n)/, '$1b=AS:512.5\r\n');
    await calls.done((ok, fail) => caller.setLocalDescription(offer, ok, fail));
    return caller.signalingState;
  },
  'have-local-offer'
);

behaviour(
  'usage() tells that a description was repaired, and only then',
  { before },
  async () => {
    const repairs = () =>
      WebkitRTC.usage()
        .filter(({ member }) => member === 'SDP of a gateway')
        .map(({ count }) => count);
    await gateway.offer((sdp) => sdp);
    const fine = repairs();
    await gateway.offer((sdp) => sdp.replace('b=AS:512', 'b=AS:512.5'));
    return { fine, repaired: repairs() };
  },
  { fine: [], repaired: [1] }
);

behaviour(
  'a promise of today gets the browser’s own error',
  { before },
  async () => {
    const callee = new RTCPeerConnection();
    const sdp = gateway.describe('actpass', ['audio', 'video', 'data']).replace('BUNDLE audio', 'BUNDLE one');
    const pc = new webkitRTCPeerConnection({});
    const outcome = (connection) =>
      connection
        .setRemoteDescription({ type: 'offer', sdp })
        .then(() => connection.setLocalDescription())
        .then(
          () => 'taken',
          (error) => error.name
        );
    return (await outcome(callee)) === (await outcome(pc));
  },
  true
);
