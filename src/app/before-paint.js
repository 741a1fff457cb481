// Runs before the first paint, so that a stored theme does not flash. Without a stored one the
// stylesheet follows the system.
try {
  var theme = localStorage.getItem('claimcheck-theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage may be closed to the page; then the system's theme is used.
}

// What a person types and presses before the app's scripts are there is kept, and done again by
// src/app/replay-early-input.ts once the page is live. A form that is sent would load the page anew
// and lose what was typed; the app itself sends no form this way.
(function () {
  var early = { isLive: false, fields: [], button: null };
  window.claimcheckEarly = early;
  document.addEventListener('submit', function (event) {
    event.preventDefault();
  });
  document.addEventListener(
    'input',
    function (event) {
      if (!early.isLive && early.fields.indexOf(event.target) < 0) early.fields.push(event.target);
    },
    true,
  );
  document.addEventListener(
    'click',
    function (event) {
      if (!early.isLive) early.button = event.target.closest('button') || early.button;
    },
    true,
  );
})();
