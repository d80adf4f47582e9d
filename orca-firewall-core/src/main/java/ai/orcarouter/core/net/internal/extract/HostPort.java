/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net.internal.extract;

import org.jspecify.annotations.Nullable;

/**
 * {@code host}, {@code host:port}, {@code [v6]:port} or a bare IPv6 address, cut in two.
 *
 * @param host with its brackets
 * @param portText what follows the colon; empty when there is none
 */
record HostPort(String host, String portText) {
    static HostPort of(String text) {
        int bracket = text.indexOf(']');
        int colon = text.indexOf(':', Math.max(0, bracket));
        if (colon < 0 || (bracket < 0 && text.indexOf(':', colon + 1) >= 0)) {
            return new HostPort(text, "");
        }
        return new HostPort(text.substring(0, colon), text.substring(colon + 1));
    }

    /** The port, or null when there is none or it is not one. */
    @Nullable
    Integer portOrNull() {
        int port = Ascii.port(portText);
        return port < 0 ? null : Integer.valueOf(port);
    }

    boolean badPort() {
        return !portText.isEmpty() && Ascii.port(portText) < 0;
    }
}
