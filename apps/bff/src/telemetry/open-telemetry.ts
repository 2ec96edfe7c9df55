import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { defaultTextMapGetter, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import type { Context, Meter, Span, Tracer } from '@opentelemetry/api';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { OTLPMetricExporter } from '@opentelemetry/exporter-metrics-otlp-http';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { detectResources, resourceFromAttributes, envDetector } from '@opentelemetry/resources';
import { MeterProvider, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics';
import { BatchSpanProcessor, ParentBasedSampler, TraceIdRatioBasedSampler, TracerProvider } from '@opentelemetry/sdk-trace';
import { HandingOver } from './handing-over.ts';
import type { CallOutcome, QueueCounts, WatchedCall, WatchedRequest, Watcher } from './watcher.ts';

// Nobody waits longer for a collector that does not answer: what it has not taken by then is lost.
const longestEndMs = 2000;

const propagator = new W3CTraceContextPropagator();

type Environment = Record<string, string | undefined>;

/** Traces and metrics by OTLP over HTTP, to where the variables of OpenTelemetry say. No attribute is anything of a person's, or a token. */
export function openTelemetry(env: Environment): Watcher {
  const ways = { traces: new HandingOver('traces'), metrics: new HandingOver('metrics') };
  const { tracers, meters } = providers(env, ways);
  const counts = instruments(meters.getMeter('portal'));
  const current = new AsyncLocalStorage<Context>();
  const tracing: Tracing = { tracer: tracers.getTracer('portal'), current, counts };
  return {
    request: (about, work, status) => watchedRequest(tracing, about, work, status),
    call: (about, work, outcome) => watchedCall(tracing, about, work, outcome),
    found: (how) => counts.found.add(1, { 'portal.found': how }),
    queue: (look) => counts.queue(look),
    ids() {
      const context = trace.getSpanContext(current.getStore() ?? ROOT_CONTEXT);
      return context === undefined ? {} : { trace_id: context.traceId, span_id: context.spanId };
    },
    logTo(log) {
      for (const way of Object.values(ways)) way.logTo(log);
    },
    async end() {
      await Promise.race([Promise.allSettled([tracers.shutdown(), meters.shutdown()]), pause(longestEndMs)]);
    },
  };
}

function providers(env: Environment, ways: { traces: HandingOver; metrics: HandingOver }) {
  // Several servers say the same metrics: https://opentelemetry.io/docs/specs/semconv/resource/service/ tells them apart by this.
  const own = resourceFromAttributes({ 'service.name': 'elastic-san-backup-portal', 'service.instance.id': randomUUID() });
  const resource = own.merge(detectResources({ detectors: [envDetector] }));
  const sampler = new ParentBasedSampler({
    root: new TraceIdRatioBasedSampler(numberIn(env, 'OTEL_TRACES_SAMPLER_ARG', { least: 0 }) ?? 1),
  });
  const spanProcessors = isTaken(env, 'TRACES') ? [new BatchSpanProcessor({ exporter: ways.traces.heardOf(new OTLPTraceExporter()) })] : [];
  const exportIntervalMillis = numberIn(env, 'OTEL_METRIC_EXPORT_INTERVAL', { least: 1 }) ?? 60_000;
  const exportTimeoutMillis = Math.min(30_000, exportIntervalMillis);
  const readers = isTaken(env, 'METRICS')
    ? [
        new PeriodicExportingMetricReader({
          exporter: ways.metrics.heardOf(new OTLPMetricExporter()),
          exportIntervalMillis,
          exportTimeoutMillis,
        }),
      ]
    : [];
  return { tracers: new TracerProvider({ resource, sampler, spanProcessors }), meters: new MeterProvider({ resource, readers }) };
}

/** Somebody takes a signal: an address for all of them, or for this one. The exporters would else send it to this machine. */
const isTaken = (env: Environment, signal: 'TRACES' | 'METRICS'): boolean =>
  [env['OTEL_EXPORTER_OTLP_ENDPOINT'], env[`OTEL_EXPORTER_OTLP_${signal}_ENDPOINT`]].some((address) => (address ?? '') !== '');

/** A number of the environment; undefined where it is none, or too small. */
function numberIn(env: Environment, name: string, { least }: { least: number }): number | undefined {
  const number = Number.parseFloat(env[name] ?? '');
  return number >= least ? number : undefined;
}

type Tracing = { tracer: Tracer; current: AsyncLocalStorage<Context>; counts: ReturnType<typeof instruments> };

const within = <T>({ current }: Tracing, span: Span, work: () => Promise<T>): Promise<T> =>
  current.run(trace.setSpan(current.getStore() ?? ROOT_CONTEXT, span), work);

async function watchedRequest<T>(
  tracing: Tracing,
  about: WatchedRequest,
  work: () => Promise<T>,
  status: (outcome: { error?: unknown }) => number,
): Promise<T> {
  const carrier = about.parent === undefined ? {} : { traceparent: about.parent };
  const parent = propagator.extract(ROOT_CONTEXT, carrier, defaultTextMapGetter);
  const attributes = ofRequest(about);
  const span = tracing.tracer.startSpan(`${about.method} ${about.route}`, { kind: SpanKind.SERVER, attributes }, parent);
  const since = performance.now();
  const ended = (code: number): void => {
    tracing.counts.requests.record((performance.now() - since) / 1000, { ...attributes, 'http.response.status_code': code });
    span.setAttribute('http.response.status_code', code);
    if (code >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
    span.end();
  };
  try {
    const answer = await within(tracing, span, work);
    ended(status({}));
    return answer;
  } catch (error) {
    ended(status({ error }));
    throw error;
  }
}

async function watchedCall<T>(
  tracing: Tracing,
  about: WatchedCall,
  work: () => Promise<T>,
  outcome: (answer: T) => CallOutcome,
): Promise<T> {
  const { tracer, current, counts } = tracing;
  const span = tracer.startSpan(
    `${about.method} ${about.provider}`,
    { kind: SpanKind.CLIENT, attributes: ofCall(about) },
    current.getStore(),
  );
  const since = performance.now();
  const ended = ({ status, correlationId }: CallOutcome): void => {
    const by = { 'azure.provider': about.provider, 'http.request.method': about.method };
    counts.calls.record((performance.now() - since) / 1000, { ...by, 'http.response.status_code': status ?? 'none' });
    if (status === 429) counts.throttled.add(1, { 'azure.provider': about.provider });
    if (status !== undefined) span.setAttribute('http.response.status_code', status);
    if (correlationId !== undefined) span.setAttribute('azure.correlation_id', correlationId);
    if (status === undefined || status >= 400) span.setStatus({ code: SpanStatusCode.ERROR });
    span.end();
  };
  try {
    const answer = await within(tracing, span, work);
    ended(outcome(answer));
    return answer;
  } catch (error) {
    ended({ status: undefined, correlationId: undefined });
    throw error;
  }
}

// Names after https://opentelemetry.io/docs/specs/semconv/http/ where there are some.
const ofRequest = ({ name, method, route }: WatchedRequest) => ({
  'portal.endpoint': name,
  'http.request.method': method,
  'http.route': route,
});

const ofCall = ({ method, provider, form }: WatchedCall) => ({
  'azure.provider': provider,
  'http.request.method': method,
  'url.template': form,
});

function instruments(meter: Meter) {
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  const loop = meter.createObservableGauge('nodejs.eventloop.delay.p99', { unit: 's' });
  loop.addCallback((result) => {
    result.observe(delay.percentile(99) / 1e9);
    delay.reset();
  });
  const running = meter.createObservableGauge('portal.azure.calls.running');
  const waiting = meter.createObservableGauge('portal.azure.calls.waiting');
  return {
    requests: meter.createHistogram('http.server.request.duration', { unit: 's' }),
    calls: meter.createHistogram('portal.azure.call.duration', { unit: 's' }),
    throttled: meter.createCounter('portal.azure.throttled'),
    found: meter.createCounter('portal.lists.found'),
    queue(look: () => QueueCounts) {
      running.addCallback((result) => result.observe(look().running));
      waiting.addCallback((result) => result.observe(look().waiting));
    },
  };
}
