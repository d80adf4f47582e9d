/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What an HTTP gateway in front of chat completions wraps around: {@code GatewayFilter} screens requests, responses and
 * streams of two APIs, and {@code GatewayServer} shows it on the JDK's HTTP server.
 */
@NullMarked
package ai.orcarouter.examples.gateway;

import org.jspecify.annotations.NullMarked;
