/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What happens in a workspace as metrics and traces, to copy: {@link ai.orcarouter.examples.telemetry.MetricsListener}
 * for Micrometer, {@link ai.orcarouter.examples.telemetry.TracingListener} for OpenTelemetry.
 *
 * <p>Neither exports what a call says: no arguments, no destinations, no reason texts, which quote both. Names of tools
 * come from models, so they are bounded in number and length wherever each new one costs memory.
 */
@NullMarked
package ai.orcarouter.examples.telemetry;

import org.jspecify.annotations.NullMarked;
