/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net;

import org.jspecify.annotations.Nullable;

/**
 * One decision of a {@link DialGuard}, for operators; not for a model.
 *
 * @param allowed whether the guard let it pass
 * @param host host as it was asked for
 * @param addressOrNull the address that decided, when one was known
 * @param port the port
 * @param code {@code allowed} or a code of {@link DialRefusedException#code}
 * @param detail category and note of {@link Classification}, or what else was wrong
 */
public record DialEvent(
        boolean allowed, String host, @Nullable IpAddress addressOrNull, int port, String code, String detail) {}
