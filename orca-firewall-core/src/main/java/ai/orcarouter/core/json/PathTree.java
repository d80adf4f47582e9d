/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.json;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The steps of several paths, with the beginnings that they share kept once. Node 0 is the document; every other node
 * is one step away from a node before it. Paths end before their first {@code [*]} here. Immutable.
 */
final class PathTree {
    static final int ROOT = 0;

    private final int[] parents;
    private final PathStep[] steps;
    /** For each path, the node of its steps up to the first {@code [*]}. */
    private final int[] ends;

    PathTree(List<JsonPath> paths) {
        record Edge(int parent, PathStep step) {}
        Map<Edge, Integer> nodes = new HashMap<>();
        List<Edge> edges = new ArrayList<>();
        ends = new int[paths.size()];
        for (int i = 0; i < ends.length; i++) {
            int node = ROOT;
            for (PathStep step : paths.get(i).steps()) {
                if (step == PathStep.EACH) {
                    break;
                }
                Edge edge = new Edge(node, step);
                Integer known = nodes.get(edge);
                if (known == null) {
                    edges.add(edge);
                    known = edges.size();
                    nodes.put(edge, known);
                }
                node = known;
            }
            ends[i] = node;
        }
        parents = new int[edges.size() + 1];
        steps = new PathStep[parents.length];
        for (int i = 1; i < parents.length; i++) {
            parents[i] = edges.get(i - 1).parent;
            steps[i] = edges.get(i - 1).step;
        }
    }

    int size() {
        return parents.length;
    }

    /** The node that a path without {@code [*]} ends at. */
    int end(int path) {
        return ends[path];
    }

    int parent(int node) {
        return parents[node];
    }

    /** The step that leads to a node other than the root. */
    PathStep step(int node) {
        return steps[node];
    }
}
