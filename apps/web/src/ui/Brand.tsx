/** The bridge (جسر). Decoration: the name stands beside it. */
export function Bridge({ size = 34 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="6" fill="#0b6e4f" />
      <path
        d="M4 20h24M7 20v4M25 20v4M7 20a9 9 0 0 1 18 0M12 20v-7M16 20v-9M20 20v-7"
        fill="none"
        stroke="#fff"
        strokeWidth="2"
        strokeLinecap="round"
      />
    </svg>
  );
}

/** Product and ministry, as every page begins. */
export function Brand({ href, product, ministry }: { href: string; product: string; ministry: string }) {
  return (
    <a className="brand" href={href}>
      <Bridge />
      <span>
        <span className="brand-name">{product}</span>
        <span className="brand-ministry">{ministry}</span>
      </span>
    </a>
  );
}
