/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.notices;

import com.sun.net.httpserver.Headers;

/** A request as a test server got it. */
record Received(String method, String path, Headers headers, String body) {}
