/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.transport;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.Interceptor;
import okhttp3.Response;

/** How long the answer to a request that carries this as a tag may be silent before it counts as lost. */
record Silence(Duration longest) {
    /** Goes on with the request under its bound, if it has one. */
    static Response proceed(Interceptor.Chain chain) throws IOException {
        Silence bound = chain.request().tag(Silence.class);
        Interceptor.Chain bounded = bound == null
                ? chain
                : chain.withReadTimeout((int) bound.longest().toMillis(), TimeUnit.MILLISECONDS);
        return bounded.proceed(chain.request());
    }
}
