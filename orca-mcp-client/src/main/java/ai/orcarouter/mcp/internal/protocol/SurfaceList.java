/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What a server said it offers beside its tools, all pages together; what it does not declare is not asked for. The
 * objects are shared: whoever changes one copies it first.
 *
 * @param prompts raw
 * @param resources raw
 * @param templates of resources, raw
 */
public record SurfaceList(List<ObjectNode> prompts, List<ObjectNode> resources, List<ObjectNode> templates) {
    private static final SurfaceList NONE = new SurfaceList(List.of(), List.of(), List.of());

    /** Copies the lists. */
    public SurfaceList {
        prompts = List.copyOf(prompts);
        resources = List.copyOf(resources);
        templates = List.copyOf(templates);
    }

    /** Nothing beside tools. */
    public static SurfaceList none() {
        return NONE;
    }
}
