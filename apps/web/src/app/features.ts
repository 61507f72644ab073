import type { Feature } from './feature.js';

/** Every folder of src/features that has an index.tsx; adding one is adding a folder. */
const modules = import.meta.glob<Feature>('../features/*/index.tsx', { eager: true });

export const features: Feature[] = Object.values(modules);
export const navigation = features.flatMap((feature) => feature.navigation).sort((one, other) => one.order - other.order);
