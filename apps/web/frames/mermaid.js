// Draws what the page around it sends, and says how high that is. It runs without an origin, a network and a way out: the diagram is a stranger's.
(function () {
  'use strict';
  var picture = document.getElementById('picture');
  var hub = location.origin;
  var drawn = 0;

  var FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif';
  var THEMES = {
    light: {
      background: '#fbfcfa',
      primaryColor: '#e2f0e6',
      primaryTextColor: '#16211a',
      primaryBorderColor: '#17603d',
      secondaryColor: '#f1f4ef',
      tertiaryColor: '#fdf3dd',
      lineColor: '#53625a',
      textColor: '#16211a',
      noteBkgColor: '#fdf3dd',
      noteTextColor: '#16211a',
      noteBorderColor: '#a35a00',
      edgeLabelBackground: '#fbfcfa',
    },
    dark: {
      background: '#0e1411',
      primaryColor: '#173125',
      primaryTextColor: '#e4ebe6',
      primaryBorderColor: '#6cc694',
      secondaryColor: '#1d2822',
      tertiaryColor: '#33270f',
      lineColor: '#9db0a5',
      textColor: '#e4ebe6',
      noteBkgColor: '#33270f',
      noteTextColor: '#e4ebe6',
      noteBorderColor: '#f1c87a',
      edgeLabelBackground: '#0e1411',
    },
  };

  function settings(theme) {
    return {
      startOnLoad: false,
      securityLevel: 'strict',
      suppressErrorRendering: true,
      maxTextSize: 20000,
      maxEdges: 400,
      htmlLabels: false,
      flowchart: { htmlLabels: false, useMaxWidth: true },
      theme: 'base',
      darkMode: theme === 'dark',
      fontFamily: FONT,
      themeVariables: Object.assign({ darkMode: theme === 'dark', fontFamily: FONT, fontSize: '14px' }, THEMES[theme]),
    };
  }

  function tell(message) {
    parent.postMessage(message, hub);
  }

  function tellHeight() {
    // What scrolls can be reached by keyboard to do so.
    if (picture.scrollWidth > picture.clientWidth) picture.tabIndex = 0;
    else picture.removeAttribute('tabindex');
    tell({ kind: 'drawn', height: Math.ceil(picture.getBoundingClientRect().height) });
  }

  function draw(source, theme) {
    document.documentElement.style.colorScheme = theme;
    window.mermaid.initialize(settings(theme));
    return window.mermaid.render('diagram-' + ++drawn, source).then(function (result) {
      picture.innerHTML = result.svg;
      // On a phone a wide diagram scrolls before its words are too small to read.
      var svg = picture.querySelector('svg');
      if (svg && svg.viewBox.baseVal) svg.style.minWidth = Math.round(svg.viewBox.baseVal.width * 0.75) + 'px';
      tellHeight();
    });
  }

  window.addEventListener('message', function (event) {
    if (event.source !== parent || typeof event.data !== 'object' || event.data === null) return;
    var theme = event.data.theme === 'dark' ? 'dark' : 'light';
    Promise.resolve()
      .then(function () {
        return draw(String(event.data.source), theme);
      })
      .catch(function (error) {
        tell({ kind: 'failed', message: String((error && error.message) || error).slice(0, 300) });
      });
  });
  new ResizeObserver(function () {
    if (picture.firstChild) tellHeight();
  }).observe(picture);
  tell({ kind: 'ready' });
})();
