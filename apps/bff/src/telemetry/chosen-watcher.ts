import { unwatched, type Watcher } from './watcher.ts';

const endpoints = ['OTEL_EXPORTER_OTLP_ENDPOINT', 'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT', 'OTEL_EXPORTER_OTLP_METRICS_ENDPOINT'];

/** OpenTelemetry where its own variables name somebody who takes it; else nothing of it is loaded. */
export async function watcherIn(env: Record<string, string | undefined>): Promise<Watcher> {
  const isOn = endpoints.some((name) => (env[name] ?? '') !== '') && env['OTEL_SDK_DISABLED']?.toLowerCase() !== 'true';
  return isOn ? (await import('./open-telemetry.ts')).openTelemetry(env) : unwatched;
}
