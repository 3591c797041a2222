'use strict';
(() => {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const variable = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const data = JSON.parse(document.getElementById('charts').textContent);
  let drawn = [];
  Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;

  // The range of the rounds as a line over the bar, and the median as text beside it.
  const ranges = {
    id: 'ranges',
    afterDatasetsDraw(chart) {
      const { ctx, scales: { x }, chartArea } = chart;
      ctx.save();
      ctx.font = '600 11px system-ui, sans-serif';
      ctx.textBaseline = 'middle';
      chart.getDatasetMeta(0).data.forEach((bar, i) => {
        const { min, max, text } = chart.bars[i];
        const at = value => Math.min(chartArea.right, Math.max(chartArea.left, x.getPixelForValue(value)));
        const to = max > 0 ? at(max) : chartArea.left;
        if (max > min) {
          const from = at(Math.max(min, x.min));
          ctx.strokeStyle = variable('--ink');
          ctx.lineWidth = 1.4;
          ctx.beginPath();
          ctx.moveTo(from, bar.y); ctx.lineTo(to, bar.y);
          ctx.moveTo(from, bar.y - 4); ctx.lineTo(from, bar.y + 4);
          ctx.moveTo(to, bar.y - 4); ctx.lineTo(to, bar.y + 4);
          ctx.stroke();
        }
        ctx.fillStyle = variable('--ink');
        ctx.fillText(text, to + 6, bar.y);
      });
      ctx.restore();
    },
  };

  function draw(spec) {
    const positive = spec.bars.flatMap(bar => [bar.min, bar.median]).filter(value => value > 0);
    const narrow = innerWidth < 640;
    const chart = new Chart(document.getElementById(spec.id), {
      type: 'bar',
      data: {
        labels: spec.bars.map(bar => bar.name),
        datasets: [{
          data: spec.bars.map(bar => bar.median),
          backgroundColor: spec.bars.map(bar => variable('--c' + bar.colour)),
          barThickness: 15,
          borderRadius: 3,
        }],
      },
      options: {
        indexAxis: 'y',
        animation: false,
        maintainAspectRatio: false,
        layout: { padding: { right: 58 } },
        plugins: {
          legend: { display: false },
          tooltip: { callbacks: { label: item => {
            const { text, min, max } = spec.bars[item.dataIndex];
            return `${text} (${min.toLocaleString('en')} to ${max.toLocaleString('en')})`;
          } } },
        },
        scales: {
          x: {
            type: spec.logarithmic ? 'logarithmic' : 'linear',
            min: spec.logarithmic ? 10 ** Math.floor(Math.log10(Math.min(...positive) / 2)) : undefined,
            beginAtZero: !spec.logarithmic,
            grid: { color: variable('--line') },
            border: { display: false },
            ticks: { color: variable('--soft'), maxRotation: 0, maxTicksLimit: 5, font: { size: 11 } },
          },
          y: {
            grid: { display: false },
            ticks: {
              autoSkip: false,
              color: context => variable(spec.bars[context.index]?.colour === 0 ? '--accent' : '--ink'),
              font: context => ({
                size: narrow ? 10.5 : 12,
                weight: spec.bars[context.index]?.colour === 0 ? 'bold' : 'normal',
              }),
            },
          },
        },
      },
      plugins: [{ id: 'bars', beforeInit: made => { made.bars = spec.bars; } }, ranges],
    });
    return chart;
  }

  function drawAll() {
    drawn.forEach(chart => chart.destroy());
    drawn = data.map(draw);
  }

  drawAll();
  dark.addEventListener('change', drawAll);
})();
