/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net;

import java.time.Duration;

/** The resolver that knows no name. */
enum NoResolver implements HostResolver {
    INSTANCE;

    @Override
    public Resolution resolve(String host, Duration timeout) {
        return Resolution.failed(host, Resolution.Outcome.ERROR);
    }
}
