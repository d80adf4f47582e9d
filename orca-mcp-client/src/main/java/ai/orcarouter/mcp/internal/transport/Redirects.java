/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.transport;

import ai.orcarouter.mcp.internal.protocol.UpstreamException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * The redirects of one request, for a host that wants them followed (egress.md 3.7). Each is read and judged like the
 * URL of a server anew, at most {@value #MOST} are followed, and none twice. They go without the credentials of the
 * server, and to another origin without everything that this one gave, such as its session. What has a body stays at
 * its origin, and is repeated for 307 and 308 alone; what was decided on is a call of this server and not of another.
 * Not thread-safe.
 */
final class Redirects {
    static final int MOST = 5;

    private static final int MAX_LOCATION = 2_048;
    /** What a request keeps on its way to another origin. */
    private static final List<String> KEPT = List.of("Accept", "Accept-Encoding", "MCP-Protocol-Version");

    /**
     * The next request.
     *
     * @param elsewhereOrNull where it goes, when that is another origin
     */
    record Hop(Request request, @Nullable HttpTarget elsewhereOrNull) {}

    private final HttpTarget origin;
    private final Set<HttpUrl> seen = new HashSet<>();

    /** Those of a request to {@code origin}. */
    Redirects(HttpTarget origin) {
        this.origin = origin;
    }

    /** Whether {@code status} sends the client elsewhere. */
    static boolean isRedirect(int status) {
        return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
    }

    /**
     * Where {@code response} sends the request that it answers.
     *
     * @param unsigned that request without credentials
     * @throws TargetRefusedException when that is not followed; the message names no part of the URL
     */
    Hop next(Request unsigned, Response response) throws TargetRefusedException {
        HttpUrl from = unsigned.url();
        seen.add(from);
        boolean repeats = response.code() == 307 || response.code() == 308;
        if (!repeats && !unsigned.method().equals("GET")) {
            throw new TargetRefusedException("redirect_changes_method");
        }
        HttpUrl url = read(from, response.header("Location"));
        HttpTarget target = judged(from, url);
        if (!seen.add(target.url())) {
            throw new TargetRefusedException("redirect_loop");
        }
        if (seen.size() > MOST + 1) {
            throw new TargetRefusedException("too_many_redirects");
        }
        if (origin.isSameOrigin(target.url())) {
            return new Hop(unsigned.newBuilder().url(target.url()).build(), null);
        }
        if (!unsigned.method().equals("GET")) {
            throw new TargetRefusedException("redirect_to_other_origin");
        }
        Request.Builder bare = new Request.Builder()
                .url(target.url())
                .tag(SentMark.class, unsigned.tag(SentMark.class))
                .tag(Silence.class, unsigned.tag(Silence.class));
        for (String name : KEPT) {
            String value = unsigned.header(name);
            if (value != null) {
                bare.header(name, value);
            }
        }
        return new Hop(bare.build(), target);
    }

    private static HttpUrl read(HttpUrl from, @Nullable String location) throws TargetRefusedException {
        boolean plain = location != null
                && !location.isEmpty()
                && location.length() <= MAX_LOCATION
                && location.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '\\');
        HttpUrl url = plain ? from.resolve(location) : null;
        if (url == null) {
            throw new TargetRefusedException("redirect_invalid");
        }
        return url;
    }

    /** The target, read like that of a server: https, unless it is this machine or the very origin it comes from. */
    private static HttpTarget judged(HttpUrl from, HttpUrl url) throws TargetRefusedException {
        if (from.isHttps() && !url.isHttps()) {
            throw new TargetRefusedException("redirect_not_https");
        }
        boolean stays = url.isHttps() == from.isHttps() && url.host().equals(from.host()) && url.port() == from.port();
        try {
            return HttpTarget.parse(url.toString(), stays ? HttpTarget.Plain.ANYWHERE : HttpTarget.Plain.ON_LOOPBACK);
        } catch (UpstreamException e) {
            throw new TargetRefusedException("redirect_invalid");
        }
    }
}
