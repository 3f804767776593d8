import type { Instrumentation } from 'next';

/**
 * Next calls this for every failure of a page, an action or a route handler, and for nothing else. What it tells of the
 * request beside it holds addresses, cookies and queries: only the kind of the route is logged.
 */
export const onRequestError: Instrumentation.onRequestError = async (failure, _request, context) => {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { logRequestFailure } = await import('./runtime/log');
  logRequestFailure(failure, context.routePath, context.routeType);
};
