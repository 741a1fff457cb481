// Runs before the first paint, so that a stored theme does not flash. Without a stored one the
// stylesheet follows the system.
try {
  var theme = localStorage.getItem('claimcheck-theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage may be closed to the page; then the system's theme is used.
}

// A form that is sent before the app's scripts are there would load the page anew and lose what was
// typed. The app itself sends no form this way.
document.addEventListener('submit', function (event) {
  event.preventDefault();
});
