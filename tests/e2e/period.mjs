// The libraries of tests/libraries, as script tags.

/** @param {string} path a file of one of the packages */
export const script = (path) => `<script src="/tests/libraries/node_modules/${path}"></script>`;

/**
 * Every major webrtc-adapter, by version: the npm packages of that name, and the adapter.js of the WebRTC samples from
 * before it was one.
 */
export const adapters = {
  '0.1.9': script('webrtc-adapter-test/adapter.js'),
  '0.2.10': script('webrtc-adapter-0.2/out/adapter.js'),
  '1.0.7': script('webrtc-adapter-1.0/out/adapter.js'),
  '1.4.0': script('webrtc-adapter-1.4/out/adapter.js'),
  '2.0.8': script('webrtc-adapter-2/out/adapter.js'),
  '3.4.3': script('webrtc-adapter-3/out/adapter.js'),
  '4.2.2': script('webrtc-adapter-4/out/adapter.js'),
  '5.0.6': script('webrtc-adapter-5/out/adapter.js'),
  '6.4.8': script('webrtc-adapter-6/out/adapter.js'),
  '7.7.1': script('webrtc-adapter-7/out/adapter.js'),
  '8.2.4': script('webrtc-adapter-8/out/adapter.js'),
  '9.0.6': '<script src="/node_modules/webrtc-adapter/out/adapter.js"></script>',
};
