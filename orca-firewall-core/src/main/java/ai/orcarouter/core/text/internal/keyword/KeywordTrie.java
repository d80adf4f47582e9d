/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text.internal.keyword;

import java.util.Arrays;
import java.util.List;

/**
 * The trie of a list of keywords, with the links of the automaton of Aho and Corasick. Built once by one thread, then
 * only read.
 *
 * <p>Nodes are numbered level by level from the root, 0, so that a link always leads to a smaller number; the children
 * of a node have consecutive numbers.
 */
final class KeywordTrie {
    private final UnitClasses classes;
    private final List<String> keywords;
    private final int[] nodeOfKeyword;
    private final int[] nextOutput;
    private int[] firstChild;
    private char[] classOfNode;
    private int[] failure;
    private int[] firstOutput;
    private int size;

    KeywordTrie(List<String> keywords, UnitClasses classes) {
        this.classes = classes;
        this.keywords = keywords;
        int nodes = 1;
        for (String keyword : keywords) {
            nodes += keyword.length();
        }
        firstChild = new int[nodes + 1];
        classOfNode = new char[nodes];
        failure = new int[nodes];
        firstOutput = new int[nodes];
        nodeOfKeyword = new int[keywords.size()];
        nextOutput = new int[keywords.size()];
        Arrays.fill(firstOutput, -1);
        grow();
        firstChild = Arrays.copyOf(firstChild, size + 1);
        classOfNode = Arrays.copyOf(classOfNode, size);
        failure = Arrays.copyOf(failure, size);
        firstOutput = Arrays.copyOf(firstOutput, size);
        link();
    }

    /** Adds the nodes level by level, from the keywords in the order of their classes. */
    private void grow() {
        Integer[] order = new Integer[keywords.size()];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (one, other) -> compare(keywords.get(one), keywords.get(other)));
        int longer = order.length;
        size = 1;
        int levelStart = 0;
        for (int depth = 0; levelStart < size; depth++) {
            int levelEnd = size;
            int parent = levelStart - 1;
            int last = -1;
            int stay = 0;
            for (int i = 0; i < longer; i++) {
                Integer number = order[i];
                String keyword = keywords.get(number);
                if (keyword.length() <= depth) {
                    continue;
                }
                order[stay++] = number;
                int ofParent = nodeOfKeyword[number];
                char ofClass = (char) classes.of(keyword.charAt(depth));
                if (ofParent != parent || classOfNode[last] != ofClass) {
                    while (parent < ofParent) {
                        firstChild[++parent] = size;
                    }
                    last = size++;
                    classOfNode[last] = ofClass;
                }
                nodeOfKeyword[number] = last;
            }
            longer = stay;
            while (parent < levelEnd) {
                firstChild[++parent] = size;
            }
            levelStart = levelEnd;
        }
    }

    private int compare(String one, String other) {
        int shared = Math.min(one.length(), other.length());
        for (int i = 0; i < shared; i++) {
            int difference = classes.of(one.charAt(i)) - classes.of(other.charAt(i));
            if (difference != 0) {
                return difference;
            }
        }
        return one.length() - other.length();
    }

    private void link() {
        for (int parent = 0; parent < size; parent++) {
            for (int child = firstChild[parent]; child < firstChild[parent + 1]; child++) {
                failure[child] = parent == 0 ? 0 : follow(failure[parent], classOfNode[child]);
            }
        }
        for (int keyword = nodeOfKeyword.length - 1; keyword >= 0; keyword--) {
            int node = nodeOfKeyword[keyword];
            nextOutput[keyword] = firstOutput[node];
            firstOutput[node] = keyword;
        }
        int[] lastOutput = new int[size];
        Arrays.fill(lastOutput, -1);
        for (int keyword = 0; keyword < nodeOfKeyword.length; keyword++) {
            lastOutput[nodeOfKeyword[keyword]] = keyword;
        }
        for (int node = 1; node < size; node++) {
            int inherited = firstOutput[failure[node]];
            if (lastOutput[node] < 0) {
                firstOutput[node] = inherited;
            } else {
                nextOutput[lastOutput[node]] = inherited;
            }
        }
    }

    /** The node that a class leads to from a node, by links where the node has no such child. */
    private int follow(int from, int ofClass) {
        int node = from;
        while (true) {
            int child = child(node, ofClass);
            if (child >= 0 || node == 0) {
                return Math.max(child, 0);
            }
            node = failure[node];
        }
    }

    private int child(int node, int ofClass) {
        int found = Arrays.binarySearch(classOfNode, firstChild[node], firstChild[node + 1], (char) ofClass);
        return found < 0 ? -1 : found;
    }

    int size() {
        return size;
    }

    /** For each node the number of its first child; the children end where those of the next node start. */
    int[] firstChild() {
        return firstChild;
    }

    /** For each node the class that leads to it from its parent. */
    char[] classOfNode() {
        return classOfNode;
    }

    /** For each node the node of the longest proper suffix of its string that is in the trie. */
    int[] failure() {
        return failure;
    }

    /** For each node the number of the longest keyword that its string ends with, or -1. */
    int[] firstOutput() {
        return firstOutput;
    }

    /** For each keyword the next one that strings with it end with, or -1. */
    int[] nextOutput() {
        return nextOutput;
    }
}
