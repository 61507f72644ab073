import { DirectionProvider, MantineProvider, useDirection } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useEffect } from 'react';
import { directionOf } from '../ui/language.js';
import { useLanguage } from '../ui/text.js';
import { cssVariables, theme } from '../ui/theme.js';
import { api, ApiProblem } from './api/index.js';
import { router } from './router.js';
import { guardTheTab } from './saving/tab.js';
import { Gates } from './session/Gates.js';

guardTheTab();

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      // The client has already repeated what got no answer; a refusal does not change by being asked again.
      retry: (failures, problem) => problem instanceof ApiProblem && problem.status >= 500 && failures < 1,
    },
  },
});

/** Words, direction and the language of requests change together. */
function FollowLanguage() {
  const language = useLanguage();
  const { setDirection } = useDirection();
  useEffect(() => {
    setDirection(directionOf(language));
    api.language = language;
  }, [language, setDirection]);
  return null;
}

export function App() {
  return (
    <DirectionProvider initialDirection={document.documentElement.dir === 'rtl' ? 'rtl' : 'ltr'} detectDirection={false}>
      <MantineProvider theme={theme} cssVariablesResolver={cssVariables} forceColorScheme="light">
        <QueryClientProvider client={queries}>
          <FollowLanguage />
          <Gates />
          <RouterProvider router={router} />
        </QueryClientProvider>
      </MantineProvider>
    </DirectionProvider>
  );
}
