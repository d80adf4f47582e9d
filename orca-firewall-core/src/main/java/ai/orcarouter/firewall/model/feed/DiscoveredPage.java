/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.model.feed;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One page of discovered tools.
 *
 * @param tools by name
 * @param nextOrNull name to continue after; null after the last page
 * @param truncated whether there are more tools than are kept track of
 */
public record DiscoveredPage(
        List<DiscoveredTool> tools, @Nullable String nextOrNull, boolean truncated) {
    /** Copies the list. */
    public DiscoveredPage {
        tools = List.copyOf(tools);
    }

    /** Name to continue after. */
    public Optional<String> next() {
        return Optional.ofNullable(nextOrNull);
    }
}
