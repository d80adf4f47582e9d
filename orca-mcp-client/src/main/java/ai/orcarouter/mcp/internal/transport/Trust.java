/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.transport;

import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.X509TrustManager;

/**
 * Whose certificates count, in place of those that the JVM trusts: for a service under a private authority. Host names
 * are verified either way.
 *
 * @param sockets makes TLS sockets that ask {@code manager}
 * @param manager accepts or refuses a chain
 */
public record Trust(SSLSocketFactory sockets, X509TrustManager manager) {}
