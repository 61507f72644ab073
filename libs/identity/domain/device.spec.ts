import { deviceLabel, deviceOf, shortAddress } from './device.js';

const CHROME = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36';

describe('a device in words', () => {
  it.each([
    [CHROME, 'Chrome on Windows'],
    [`${CHROME} Edg/126.0.0.0`, 'Edge on Windows'],
    [`${CHROME} OPR/110.0.0.0`, 'Opera on Windows'],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0', 'Firefox on Linux'],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1',
      'Safari on iOS',
    ],
    [
      'Mozilla/5.0 (Linux; Android 14; SM-A546B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/25.0 Chrome/121.0 Mobile Safari/537.36',
      'Samsung Internet on Android',
    ],
    [
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 14_5) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15',
      'Safari on macOS',
    ],
    ['curl/8.5.0', 'Unrecognised device'],
  ])('%s', (userAgent, words) => {
    expect(deviceLabel(deviceOf(userAgent)).en).toBe(words);
  });

  it('says nothing of a browser that says nothing', () => {
    expect(deviceLabel(deviceOf(undefined)).fr).toBe('Appareil non reconnu');
    expect(deviceLabel({ browser: null, system: 'Android' }).ar).toBe('Android');
  });
});

describe('an address, shortened', () => {
  it.each([
    ['196.200.131.7', '196.200.*.*'],
    ['::ffff:105.66.1.2', '105.66.*.*'],
    ['2001:4268:20b:1::5', '2001:4268:20b:*'],
    ['::1', '::1'],
    ['not an address', null],
  ])('%s', (address, short) => {
    expect(shortAddress(address)).toBe(short);
  });
});
