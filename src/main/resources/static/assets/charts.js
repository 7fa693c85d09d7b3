// Draws the bars of a table that stands on the page: data-table names it, data-label the column of names, data-values those of
// numbers, data-names what the numbers are of. The table stays for those who read or print numbers.
'use strict';

(() => {
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(name).trim();
  const bars = [colour('--brand'), '#b8c6d8'];

  const cells = (table) => [...document.getElementById(table).tBodies[0].rows]
      .filter((row) => !row.classList.contains('subtotal'))
      .map((row) => [...row.cells].map((cell) => cell.textContent.trim()));

  const option = ({ table, label, values, names }, width) => {
    const rows = cells(table);
    return {
      aria: { enabled: false },
      animation: false,
      color: bars,
      textStyle: { fontFamily: style.fontFamily, color: colour('--ink') },
      legend: { bottom: 0, itemWidth: 14 },
      tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' }, renderMode: 'richText' },
      grid: { top: 4, bottom: 40, left: 8, right: 44, containLabel: true },
      xAxis: { type: 'value', min: 0, minInterval: 1, splitNumber: 4 },
      yAxis: {
        type: 'category',
        inverse: true,
        data: rows.map((row) => row[label]),
        axisTick: { show: false },
        axisLabel: { interval: 0, width: width / 3, overflow: 'truncate' },
      },
      series: values.split(' ').map((column, i) => ({
        type: 'bar',
        name: names.split(' ')[i],
        barMaxWidth: 18,
        barGap: '10%',
        label: { show: true, position: 'right', color: colour('--ink-soft') },
        data: rows.map((row) => (row[column] === '' ? null : Number(row[column]))),
      })),
    };
  };

  document.querySelectorAll('.chart').forEach((place) => {
    const series = place.dataset.values.split(' ').length;
    place.style.height = `${60 + cells(place.dataset.table).length * (14 + 20 * series)}px`;
    const chart = echarts.init(place, null, { renderer: 'svg' });
    const draw = () => chart.setOption(option(place.dataset, place.clientWidth));
    draw();
    new ResizeObserver(() => {
      chart.resize();
      draw();
    }).observe(place);
  });
})();
