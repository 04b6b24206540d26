package dev.holter.profile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers for the labels of frames: frames that differ only by line have one. Not thread-safe. */
final class Labels {

    private final List<Frame> frames;
    private final int[] ofFrame;
    private final List<String> names = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    Labels(List<Frame> frames) {
        this.frames = frames;
        this.ofFrame = new int[frames.size()];
        Arrays.fill(ofFrame, -1);
    }

    /** The number of the frame's label, counted from 0 in the order in which they were asked for. */
    int of(int frameIndex) {
        if (ofFrame[frameIndex] < 0) {
            ofFrame[frameIndex] = numbers.computeIfAbsent(frames.get(frameIndex).label(), label -> {
                names.add(label);
                return names.size() - 1;
            });
        }
        return ofFrame[frameIndex];
    }

    /** The labels asked for, by number. */
    List<String> names() {
        return names;
    }
}
