package dev.holter.recording.fold;

import dev.holter.profile.StackTree;

/** Which stacks pass through Reactor: what they do is done in a reactive pipeline. */
final class ReactiveStacks {

    private static final String REACTOR = "reactor.";

    private final boolean[] reactive;

    ReactiveStacks(StackTree stacks) {
        boolean[] frames = new boolean[stacks.frames().size()];
        for (int frame = 0; frame < frames.length; frame++) {
            frames[frame] = stacks.frames().get(frame).className().startsWith(REACTOR);
        }
        reactive = new boolean[stacks.size()];
        for (int node = StackTree.ROOT + 1; node < reactive.length; node++) {
            reactive[node] = reactive[stacks.parent(node)] || frames[stacks.frameIndex(node)];
        }
    }

    /** Whether this stack does. */
    boolean isReactive(int stack) {
        return reactive[stack];
    }
}
