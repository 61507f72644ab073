export type Imports = ReadonlyMap<string, readonly string[]>;
export const FLOORS: readonly string[];
export function importsOf(root: string): Imports;
export function floorFaults(imports: Imports): string[];
export function domainFaults(imports: Imports): string[];
export function circles(imports: Imports): string[];
export function webImportsOf(root: string): Imports;
export function webFloorFaults(imports: Imports): string[];
