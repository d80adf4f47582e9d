/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net.internal.extract;

/**
 * Reads names of packages and images that may carry their own source. A plain name is fetched from the configured index
 * and names no peer.
 */
final class PackageNames {
    private final Places places;
    private final Locations locations;
    private final Spot spot;

    PackageNames(Readers readers, Spot spot) {
        this.places = readers.places();
        this.locations = readers.locations();
        this.spot = spot;
    }

    /** The name of a package, with an {@code @} and a URL behind it or not; whether it names its source. */
    boolean name(String text) {
        int at = text.indexOf('@', 1);
        String reference = at > 0 && text.indexOf("://", at) > 0 && text.indexOf("://") > at
                ? text.substring(at + 1).strip()
                : text;
        if (reference.indexOf("://") > 0 && places.url(reference, spot)) {
            return true;
        }
        if (reference.indexOf('@') > 0 && reference.indexOf(':') > reference.indexOf('@')) {
            return locations.scpLike(reference, "ssh", Schemes.port("ssh"), spot);
        }
        int colon = reference.indexOf(':');
        String host = colon < 0
                ? ""
                : switch (reference.substring(0, colon)) {
                    case "github" -> "github.com";
                    case "gitlab" -> "gitlab.com";
                    case "bitbucket" -> "bitbucket.org";
                    case "gist" -> "gist.github.com";
                    default -> "";
                };
        if (!host.isEmpty()) {
            places.hostPort(host, null, "https", spot);
        }
        return !host.isEmpty();
    }

    /** A Go module, whose first part is its host; the module proxy stays the peer. */
    void go(String text) {
        String host = text.substring(0, Ascii.firstOf(text, "/@", 0));
        if (!text.startsWith(".") && HostShape.of(host).atLeast(HostShape.NAME)) {
            places.hostPort(host, null, "https", spot);
        }
    }

    /** {@code docker://registry/image}, {@code oci:folder} or a plain URL. */
    boolean image(String text) {
        if (text.startsWith("docker://")) {
            return locations.image(text.substring(9), spot);
        }
        return !text.startsWith("oci:") && locations.maybe(text, spot);
    }
}
