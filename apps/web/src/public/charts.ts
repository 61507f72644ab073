import { BarChart, PieChart } from 'echarts/charts';
import { GridComponent, AriaComponent } from 'echarts/components';
import { init, setPlatformAPI, use, type EChartsCoreOption } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { formatNumber } from '../ui/format.js';

use([BarChart, PieChart, GridComponent, AriaComponent, SVGRenderer]);

// There is no canvas on the server: widths are estimated, Arabic letters being about half as wide as ECharts' guess for non-Latin ones.
setPlatformAPI({
  measureText: (text: string, font?: string) => {
    const size = Number(/(\d+(?:\.\d+)?)px/.exec(font ?? '')?.[1] ?? 12);
    return { width: [...text].reduce((sum, letter) => sum + (/[\u0600-\u06ff]/.test(letter) ? 0.47 : 0.56), 0) * size };
  },
});

const INK = '#1b1f23';
const FONT = 'IBM Plex Sans Arabic, system-ui, sans-serif';
/** Told apart by lightness too, not by hue alone. */
const COLOURS = ['#0b6e4f', '#b45309', '#1d4e89', '#7aa892', '#6b4f8a', '#c9a227', '#4b5563'];
/** A domain keeps its colour from one year to another, whatever its rank in that year's table. */
const DOMAINS_IN_USE = ['educative', 'culture', 'humanitarian', 'camps'];
const WIDTH = 400;

export interface Slice {
  label: string;
  value: number;
  /** Written beside the label: "65", "57,5 %". */
  text: string;
}

/** Horizontal bars, the label above its bar: long labels of both scripts stay whole. `mirrored` for right-to-left pages. */
export function barChart(slices: Slice[], mirrored: boolean): string {
  const row = 46;
  const align = mirrored ? 'right' : 'left'; // chart coordinates are physical
  const option: EChartsCoreOption = {
    animation: false,
    textStyle: { fontFamily: FONT, color: INK },
    grid: { left: mirrored ? 60 : 2, right: mirrored ? 2 : 60, top: 6, bottom: 0 }, // chart coordinates are physical
    xAxis: { type: 'value', inverse: mirrored, show: false, min: 0 },
    yAxis: { type: 'category', inverse: true, data: slices.map(({ label }) => label), show: false, position: align },
    series: [
      {
        type: 'bar',
        barWidth: 16,
        itemStyle: { color: COLOURS[0] },
        data: slices.map(({ value, text }) => ({
          value,
          label: { show: true, position: mirrored ? 'left' : 'right', formatter: text, fontSize: 14, fontWeight: 600, color: INK },
        })),
      },
      {
        // Invisible twin of the bars that carries the labels, from the axis.
        type: 'bar',
        barGap: '-100%',
        barWidth: 16,
        silent: true,
        itemStyle: { color: 'transparent' },
        data: slices.map(({ label }) => ({
          value: 0,
          label: { show: true, position: [0, -17], align, formatter: label, fontSize: 14, color: INK },
        })),
      },
    ],
  };
  return svg(option, slices.length * row + 12);
}

/** A ring with the total in its middle; each share is named beside its colour, outside, in reading order. */
export function shareChart(slices: (Slice & { colour: string })[], total: { centimes: number; unit: string }, mirrored: boolean): string {
  const option: EChartsCoreOption = {
    animation: false,
    textStyle: { fontFamily: FONT, color: INK },
    series: [
      {
        type: 'pie',
        radius: ['58%', '96%'],
        center: ['50%', '50%'],
        clockwise: !mirrored,
        itemStyle: { borderColor: '#fff', borderWidth: 2 },
        label: {
          show: true,
          position: 'center',
          formatter: `{amount|${formatNumber(total.centimes / 100)}}\n{unit|${total.unit}}`,
          rich: {
            amount: { fontSize: 20, fontWeight: 700, color: INK, lineHeight: 26 },
            unit: { fontSize: 14, color: INK, lineHeight: 20 },
          },
        },
        labelLine: { show: false },
        data: slices.map(({ label, value, colour }) => ({ name: label, value, itemStyle: { color: colour } })),
      },
    ],
  };
  return svg(option, 210, 210);
}

/** One colour for each domain of a table; domains of later years take those that are left. */
export function coloursOf(codes: readonly string[]): string[] {
  const others = codes.filter((code) => !DOMAINS_IN_USE.includes(code));
  const order = [...DOMAINS_IN_USE, ...others];
  return codes.map((code) => COLOURS[order.indexOf(code) % COLOURS.length] as string);
}

/** A drawing without interaction: its words are in the figure's caption, legend and table. */
function svg(option: EChartsCoreOption, height: number, width = WIDTH): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  chart.setOption(option);
  const drawing = chart.renderToSVGString({ useViewBox: true });
  chart.dispose();
  return drawing
    .replace(/<style[\s\S]*?<\/style>/g, '')
    .replace('<svg ', '<svg aria-hidden="true" focusable="false" ')
    .replace(/\s(?:ecmeta_\w+)="[^"]*"/g, '');
}
