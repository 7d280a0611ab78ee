// Runs in the page behind the drop-in: keeps our copy where the popup finds it, whatever becomes of the global name.
delete document.currentScript;
if (typeof WebkitRTC === 'object') {
  Object.defineProperty(window, Symbol.for('webkit-rtc-peer-connection'), { value: WebkitRTC });
}
