import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';

export function launchBrowser(): Promise<Browser>;
export function openPage(
  browser: Browser,
  baseURL: string,
  options?: BrowserContextOptions,
): Promise<{ page: Page; context: BrowserContext; faults: string[] }>;
export function axeViolations(page: Page): Promise<string[]>;
export function textsOf(page: Page): Promise<string[]>;
export function comesBackLater(page: Page, ms: number): Promise<void>;
export function overflowsSideways(page: Page): Promise<boolean>;
export function signIn(page: Page, email: string): Promise<void>;
export function settled(page: Page): Promise<void>;
export function pasteCells(page: Page, cells: string): Promise<void>;
