// The panel of the usage report: what a migration of this page has to replace, counted while it runs.

(function () {
  'use strict';

  function fill() {
    var body = document.querySelector('#usage tbody');
    body.textContent = '';
    WebkitRTC.usage().forEach(function (use) {
      var row = body.insertRow();
      cell(row, use.member);
      row.insertCell().textContent = use.count;
      // The file and the line alone: the rest of the browser's stack line is for consoles.
      row.insertCell().textContent = (/([^/]+:\d+):\d+\)?$/.exec(use.where) || ['', ''])[1];
      cell(row, use.instead);
    });
  }

  function cell(row, text) {
    row.insertCell().appendChild(document.createElement('code')).textContent = text;
  }

  // Without the script tag there is nobody to ask.
  if (window.WebkitRTC) {
    fill();
    setInterval(fill, 1000);
  }
})();
