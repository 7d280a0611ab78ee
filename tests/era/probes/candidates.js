// Every form of addIceCandidate, in every state. An observation is called by the state, the method and its arguments.
(function () {
  var form = states.form;

  function candidateForm(name, given, f) {
    form('addIceCandidate(' + name + ')', function (pc, ok, fail) {
      return f(pc, new RTCIceCandidate(given), ok, fail);
    });
  }
  function plainCandidateForm(name, f) {
    form('addIceCandidate(' + name + ')', f);
  }
  function candidateForms() {
    var good = foreign.candidate();
    candidateForm('candidate', good, function (pc, candidate) {
      return pc.addIceCandidate(candidate);
    });
    candidateForm('candidate, ok, fail', good, function (pc, candidate, ok, fail) {
      return pc.addIceCandidate(candidate, ok, fail);
    });
    candidateForm('candidate, ok', good, function (pc, candidate, ok) {
      return pc.addIceCandidate(candidate, ok);
    });
    candidateForm('candidate, null, null', good, function (pc, candidate) {
      return pc.addIceCandidate(candidate, null, null);
    });
    candidateForm('candidate, ok, null', good, function (pc, candidate, ok) {
      return pc.addIceCandidate(candidate, ok, null);
    });
    candidateForm('candidate, 5, 5', good, function (pc, candidate) {
      return pc.addIceCandidate(candidate, 5, 5);
    });
    plainCandidateForm('{...}, ok, fail', function (pc, ok, fail) {
      return pc.addIceCandidate(good, ok, fail);
    });
    plainCandidateForm('{...}', function (pc) {
      return pc.addIceCandidate(good);
    });
    plainCandidateForm('', function (pc) {
      return pc.addIceCandidate();
    });
    plainCandidateForm('null', function (pc) {
      return pc.addIceCandidate(null);
    });
    plainCandidateForm('null, ok, fail', function (pc, ok, fail) {
      return pc.addIceCandidate(null, ok, fail);
    });
    plainCandidateForm('{}, ok, fail', function (pc, ok, fail) {
      return pc.addIceCandidate({}, ok, fail);
    });
    plainCandidateForm('{}', function (pc) {
      return pc.addIceCandidate({});
    });
    plainCandidateForm('5', function (pc) {
      return pc.addIceCandidate(5);
    });
    [
      ['bad text', { candidate: 'x' }],
      ['unknown index', { sdpMLineIndex: 9, sdpMid: '' }],
      ['unknown mid, good index', { sdpMid: 'zzz' }],
      ['good mid, unknown index', { sdpMLineIndex: 9 }],
      ['a= and CRLF', { candidate: 'a=' + good.candidate + '\r\n' }],
    ].forEach(function (wrong) {
      candidateForm(wrong[0] + ', ok, fail', foreign.candidate(wrong[1]), function (pc, candidate, ok, fail) {
        return pc.addIceCandidate(candidate, ok, fail);
      });
      candidateForm(wrong[0], foreign.candidate(wrong[1]), function (pc, candidate) {
        return pc.addIceCandidate(candidate);
      });
    });
    candidateForm('neither mid nor index, ok, fail', { candidate: good.candidate }, function (pc, candidate, ok, fail) {
      return pc.addIceCandidate(candidate, ok, fail);
    });
  }

  learnMid(function () {
    candidateForms();
    era.ready();
  });
})();
