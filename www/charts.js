// The charts and the table of the running call, fed by call.js with the legacy statistics of both sides. The drawing is uPlot's.

var statistics = (function () {
  'use strict';
  var SECONDS = 60; // that a chart shows

  // Each line has what it shows of a side's reports, by the old names.
  var CHARTS = [
    {
      title: 'Bit rate',
      unit: 'kbit/s',
      lines: [
        { who: 'caller', what: 'sent', value: rate('bytesSent') },
        { who: 'callee', what: 'received', value: rate('bytesReceived') },
      ],
    },
    {
      title: 'Frame rate',
      unit: 'frames/s',
      lines: [
        { who: 'caller', what: 'sent', value: largest('ssrc', 'googFrameRateSent') },
        { who: 'callee', what: 'received', value: largest('ssrc', 'googFrameRateReceived') },
      ],
    },
    {
      title: 'Round trip',
      unit: 'ms',
      lines: [
        { who: 'caller', what: 'caller', value: largest('googCandidatePair', 'googRtt') },
        { who: 'callee', what: 'callee', value: largest('googCandidatePair', 'googRtt') },
      ],
    },
  ];

  var startedAt = 0;
  var latest = {}; // reports by side

  // ---- What the reports say ----

  // The greatest value of that name that reports of the type have; null where there is none yet.
  function largest(type, name) {
    return function (reports) {
      return reports.reduce(function (most, report) {
        var value = report.type === type ? parseInt(report.stat(name), 10) : NaN;
        return isNaN(value) ? most : Math.max(most, value);
      }, null);
    };
  }

  // The growth of a count of bytes since the last time, of all streams, in kbit/s.
  function rate(name) {
    var before = null;
    return function (reports) {
      var now = { bytes: 0, time: 0 };
      reports.forEach(function (report) {
        if (report.type === 'ssrc') now.bytes += Number(report.stat(name));
        now.time = report.timestamp.getTime();
      });
      var rate =
        before && now.time > before.time && now.bytes >= before.bytes
          ? Math.round(((now.bytes - before.bytes) * 8) / (now.time - before.time))
          : null;
      before = now;
      return rate;
    };
  }

  // ---- The charts ----

  function color(name) {
    return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  }

  function draw(chart) {
    var figure = document.createElement('figure');
    var caption = figure.appendChild(document.createElement('figcaption'));
    caption.appendChild(document.createElement('b')).textContent = chart.title;
    chart.lines.forEach(function (line) {
      caption.appendChild(document.createTextNode(' '));
      line.label = caption.appendChild(document.createElement('span'));
      line.label.className = line.who;
    });
    chart.box = figure.appendChild(document.createElement('div'));
    document.getElementById('charts').appendChild(figure);
    var grid = {
      stroke: function () {
        return color('--line');
      },
      width: 1,
    };
    var axis = {
      stroke: function () {
        return color('--dim');
      },
      grid: grid,
      ticks: grid,
      font: '12px system-ui, sans-serif',
    };
    chart.plot = new uPlot(
      {
        width: width(chart),
        height: 150,
        legend: { show: false },
        cursor: { show: false },
        scales: {
          x: {
            time: false,
            range: function (plot, first, last) {
              return [Math.max(0, last - SECONDS), Math.max(SECONDS, last)];
            },
          },
          y: {
            range: function (plot, least, most) {
              return [0, Math.max(1, most * 1.15)];
            },
          },
        },
        axes: [
          Object.assign(
            {
              size: 28,
              values: function (plot, ticks) {
                return ticks.map(function (tick) {
                  return tick + ' s';
                });
              },
            },
            axis
          ),
          Object.assign({ size: 46 }, axis),
        ],
        series: [{}].concat(
          chart.lines.map(function (line) {
            return {
              stroke: function () {
                return color('--' + line.who);
              },
              width: 2,
              points: { show: false },
              spanGaps: true,
            };
          })
        ),
      },
      chart.data,
      chart.box
    );
  }

  function width(chart) {
    return Math.max(120, chart.box.clientWidth);
  }

  function empty(chart) {
    chart.data = [[], [], []];
    chart.lines.forEach(function (line) {
      line.now = null;
    });
  }

  function label(chart) {
    chart.lines.forEach(function (line) {
      line.label.textContent = line.what + ' ' + (line.now === null ? '–' : line.now + ' ' + chart.unit);
    });
  }

  // ---- The table ----

  function fillTable() {
    var reports = latest[document.getElementById('statistics-of').value] || [];
    var body = document.querySelector('#reports tbody');
    body.textContent = '';
    reports.forEach(function (report) {
      var head = body.insertRow().appendChild(document.createElement('th'));
      head.colSpan = 2;
      head.scope = 'rowgroup';
      head.appendChild(document.createElement('b')).textContent = report.type;
      head.appendChild(document.createTextNode(' ' + report.id));
      report.names().forEach(function (name) {
        var row = body.insertRow();
        row.insertCell().textContent = name;
        row.insertCell().textContent = report.stat(name);
      });
    });
  }

  // Each chart is as wide as its place.
  function fit() {
    CHARTS.forEach(function (chart) {
      if (chart.plot) chart.plot.setSize({ width: width(chart), height: 150 });
    });
  }

  // ---- For the page ----

  // A call begins.
  function start() {
    startedAt = Date.now();
    latest = {};
    CHARTS.forEach(function (chart) {
      empty(chart);
      if (!chart.plot) draw(chart);
      chart.plot.setData(chart.data);
      label(chart);
    });
    // The first one is drawn when it has the panel to itself.
    fit();
    document.getElementById('statistics-panel').className = 'running';
    fillTable();
  }

  // The reports of one side, `RTCStatsReport`s of old. A point in time has both sides: it is drawn when the callee's come.
  function show(who, reports) {
    latest[who] = reports;
    CHARTS.forEach(function (chart) {
      chart.lines.forEach(function (line) {
        if (line.who === who) line.now = line.value(reports);
      });
      if (who !== 'callee') return;
      chart.data = [chart.data[0].concat((Date.now() - startedAt) / 1000)]
        .concat(
          chart.lines.map(function (line, index) {
            return chart.data[index + 1].concat(line.now);
          })
        )
        .map(function (points) {
          return points.slice(-SECONDS - 2);
        });
      chart.plot.setData(chart.data);
      label(chart);
    });
    if (document.getElementById('raw-statistics').open && who === document.getElementById('statistics-of').value)
      fillTable();
  }

  document.addEventListener('DOMContentLoaded', function () {
    document.getElementById('statistics-of').onchange = fillTable;
    document.getElementById('raw-statistics').addEventListener('toggle', fillTable);
  });

  window.addEventListener('resize', fit);

  return { start: start, show: show };
})();
