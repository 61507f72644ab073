import { useRouter, type RouterHistory } from '@tanstack/react-router';
import { useCallback, type AnchorHTMLAttributes, type MouseEvent } from 'react';

/** Goes to an address of the application without reloading it. */
export function useGo(): (href: string, options?: { replace?: boolean }) => void {
  const history = useRouter().history as RouterHistory;
  return useCallback((href, options) => (options?.replace ? history.replace(href) : history.push(href)), [history]);
}

const isPlainClick = (event: MouseEvent<HTMLAnchorElement>) =>
  event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey && !event.currentTarget.target;

/** A link by its address, as the API gives them; addresses outside /app (public pages, downloads) load as documents. */
export function AppLink({ href, onClick, ...rest }: AnchorHTMLAttributes<HTMLAnchorElement> & { href: string }) {
  const go = useGo();
  return (
    <a
      href={href}
      {...rest}
      onClick={(event) => {
        onClick?.(event);
        if (event.defaultPrevented || !href.startsWith('/app') || !isPlainClick(event)) return;
        event.preventDefault();
        go(href);
      }}
    />
  );
}
