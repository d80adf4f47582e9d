/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Judges URLs, hosts and extracted destinations as a dialler would meet them: canonical form, scheme, name, every
 * address of two successive look-ups, and every redirect (egress.md 3.3, 3.6, 3.7). A name whose look-up fails is
 * blocked. Thread-safe if its resolver is.
 */
public final class UrlClassifier {
    /** Redirects that are followed at most (egress.md 3.7). */
    public static final int MAX_REDIRECTS = 5;

    private final AddressPolicy policy;
    private final HostResolver resolver;
    private final Duration timeout;

    /**
     * A classifier.
     *
     * @param policy what is blocked
     * @param resolver asked twice for every name that is not blocked as a name, so that an answer that changes between
     *     check and dial is seen; the classifier puts its own deadline on it, as a {@link GuardedResolver}, unless it
     *     is one
     * @param timeout time one look-up may take; a later answer is none
     */
    public UrlClassifier(AddressPolicy policy, HostResolver resolver, Duration timeout) {
        this.policy = policy;
        this.resolver = GuardedResolver.around(resolver);
        this.timeout = timeout;
    }

    /** Judges an absolute URL. */
    public UrlVerdict classifyUrl(String url) {
        return classifyUrl(url, List.of());
    }

    /**
     * Judges an absolute URL and the Location values that answered it, each read against the URL before it. The first
     * refusal decides; a step from a secure to a plain scheme is refused.
     */
    public UrlVerdict classifyUrl(String url, List<String> redirects) {
        UrlResult result = CanonicalUrl.parse(url);
        UrlVerdict verdict = judge(result);
        for (int hop = 0; hop < redirects.size() && verdict.passes(); hop++) {
            if (hop == MAX_REDIRECTS) {
                return new UrlVerdict(UrlVerdict.Verdict.BLOCKED, verdict.host(), List.of(), "too_many_redirects");
            }
            CanonicalUrl from = ((UrlResult.Accepted) result).url();
            result = from.resolve(redirects.get(hop));
            verdict = result instanceof UrlResult.Accepted next && isDowngrade(from, next.url())
                    ? new UrlVerdict(
                            UrlVerdict.Verdict.BLOCKED, next.url().host().text(), List.of(), "redirect_downgrade")
                    : judge(result);
        }
        return verdict;
    }

    /** Judges a host alone, as an argument may give it. */
    public UrlVerdict classifyHost(String text) {
        HostResult result = HostParser.parse(text);
        if (result instanceof HostResult.Accepted accepted) {
            return judge(accepted.host(), AddressPolicy.ANY_PORT);
        }
        HostResult.Refused refused = (HostResult.Refused) result;
        return invalid(refused.reading(), refused.reason());
    }

    /**
     * Judges what extraction found in one call: the first destination that would be dialled and is refused decides,
     * then whether something could not be told.
     */
    public UrlVerdict classify(Extraction extraction) {
        UrlVerdict last = new UrlVerdict(UrlVerdict.Verdict.PUBLIC, "", List.of(), "no_destination");
        for (Destination destination : extraction.dialled()) {
            last = classify(destination);
            if (!last.passes()) {
                return last;
            }
        }
        return extraction.opaque()
                ? new UrlVerdict(UrlVerdict.Verdict.BLOCKED, last.host(), last.addresses(), "opaque")
                : last;
    }

    /**
     * Judges the arguments of one call: what extraction found in them, and URLs that name no host at all, such as
     * {@code file:///etc/passwd}, which are refused by their scheme.
     *
     * @param arguments the argument tree of maps, lists and scalars that {@code extraction} was made from
     */
    public UrlVerdict classify(Extraction extraction, @Nullable Object arguments) {
        UrlVerdict verdict = classify(extraction);
        return verdict.passes() && LocalUrls.holds(arguments) ? blocked("", List.of(), "scheme") : verdict;
    }

    /** Judges one destination. Mail recipients are never dialled and pass. */
    public UrlVerdict classify(Destination destination) {
        if (destination.refusalOrNull() != null) {
            return invalid(destination.host(), destination.refusalOrNull());
        }
        if (destination.kind() == Destination.Kind.MAIL) {
            return new UrlVerdict(UrlVerdict.Verdict.PUBLIC, destination.host(), List.of(), "public");
        }
        if (destination.kind() == Destination.Kind.UNIX) {
            return blocked(destination.host(), List.of(), "unix_socket");
        }
        String scheme = destination.schemeOrNull();
        if (destination.kind() == Destination.Kind.BUCKET || (scheme != null && !UrlParser.isWeb(scheme))) {
            return blocked(destination.host(), List.of(), "scheme");
        }
        HostResult result = HostParser.parse(destination.host());
        if (result instanceof HostResult.Accepted accepted) {
            return judge(accepted.host(), destination.port().orElse(AddressPolicy.ANY_PORT));
        }
        return invalid(destination.host(), ((HostResult.Refused) result).reason());
    }

    private static boolean isDowngrade(CanonicalUrl from, CanonicalUrl to) {
        boolean secure = from.scheme().equals("https") || from.scheme().equals("wss");
        return secure && (to.scheme().equals("http") || to.scheme().equals("ws"));
    }

    private UrlVerdict judge(UrlResult result) {
        if (result instanceof UrlResult.Refused refused) {
            return invalid(refused.reading(), refused.reason());
        }
        CanonicalUrl url = ((UrlResult.Accepted) result).url();
        if (!url.isWeb()) {
            return blocked(url.host().text(), List.of(), policy.classifyUrl(url).category());
        }
        return judge(url.host(), url.port().orElse(AddressPolicy.ANY_PORT));
    }

    private UrlVerdict judge(Host host, int port) {
        if (host instanceof Host.Address literal) {
            return of(host, List.of(literal.address()), policy.classify(literal.address(), port));
        }
        Host.Name name = (Host.Name) host;
        Classification named = policy.classifyName(name, port);
        if (named.blocked()) {
            return of(host, List.of(), named);
        }
        List<IpAddress> seen = new ArrayList<>();
        for (int lookup = 0; lookup < 2; lookup++) {
            Resolution resolution = CheckedAnswers.resolve(resolver, name.ascii(), timeout);
            if (resolution.outcome() != Resolution.Outcome.OK) {
                return blocked(host.text(), seen, "unresolved");
            }
            for (IpAddress address : resolution.addresses()) {
                if (!seen.contains(address)) {
                    seen.add(address);
                }
            }
            for (IpAddress address : resolution.addresses()) {
                Classification classified = policy.classify(name, address, port);
                if (classified.blocked()) {
                    return of(host, seen, classified);
                }
            }
        }
        return of(host, seen, named);
    }

    private static UrlVerdict of(Host host, List<IpAddress> addresses, Classification classification) {
        return new UrlVerdict(
                classification.blocked() ? UrlVerdict.Verdict.BLOCKED : UrlVerdict.Verdict.PUBLIC,
                host.text(),
                addresses,
                classification.category());
    }

    private static UrlVerdict blocked(String host, List<IpAddress> addresses, String reason) {
        return new UrlVerdict(UrlVerdict.Verdict.BLOCKED, host, addresses, reason);
    }

    private static UrlVerdict invalid(@Nullable String host, String reason) {
        return new UrlVerdict(UrlVerdict.Verdict.INVALID, host == null ? "" : host, List.of(), reason);
    }
}
