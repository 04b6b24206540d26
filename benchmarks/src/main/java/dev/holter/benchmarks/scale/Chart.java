package dev.holter.benchmarks.scale;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The tables as a picture: a panel for each axis, at each point a bar for each JDK, stacked from the parts of a window. */
final class Chart {

    private static final int COLUMNS = 3;
    private static final int PANEL_WIDTH = 400;
    private static final int PANEL_HEIGHT = 330;
    private static final int LEFT = 48;
    private static final int RIGHT = 12;
    private static final int TOP = 46;
    private static final int BOTTOM = 52;

    private static final int LINE = 20;
    private static final int LEGEND_TOP = 70;

    /** Of the default budget. */
    private static final double BUDGET = 0.01;

    /** Distances between lines of the grid, shares. */
    private static final double[] STEPS = {0.001, 0.002, 0.0025, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2};

    private static final int LINES_AT_MOST = 6;

    private static final String STYLE = """
            <style>
            text { font-family: system-ui, sans-serif; font-size: 12px; fill: #222; }
            .title { font-size: 13px; font-weight: 600; }
            .small { font-size: 10px; fill: #666; }
            .ground { fill: #fff; }
            .grid { stroke: #ddd; }
            .budget { stroke: #c00; stroke-dasharray: 5 4; }
            .p0 { fill: #3b7dc4; } .p1 { fill: #e0892b; } .p2 { fill: #4c9f68; } .p3 { fill: #9a70c9; } .p4 { fill: #d24f6a; }
            @media (prefers-color-scheme: dark) {
              text { fill: #e6e6e6; } .small { fill: #aaa; } .ground { fill: #16181c; } .grid { stroke: #3a3d44; } .budget { stroke: #ff6b6b; }
            }
            </style>
            """;

    private final Map<Integer, Results> byJdk;
    private final StringBuilder svg = new StringBuilder();

    Chart(Map<Integer, Results> byJdk) {
        this.byJdk = byJdk;
    }

    /** The picture; to be called once. */
    String svg() {
        int rows = (Axis.ALL.size() + COLUMNS) / COLUMNS; // one more, for the legend
        int width = COLUMNS * PANEL_WIDTH;
        int height = rows * PANEL_HEIGHT;
        add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\">%n",
                width, height, width, height);
        svg.append(STYLE);
        add("<rect class=\"ground\" width=\"%d\" height=\"%d\"/>%n", width, height);
        int cell = 0;
        for (Axis axis : Axis.ALL) {
            move(cell++);
            panel(axis);
        }
        move(cell);
        legend();
        return svg.append("</svg>\n").toString();
    }

    private void move(int cell) {
        add("<g transform=\"translate(%d %d)\">%n", cell % COLUMNS * PANEL_WIDTH, cell / COLUMNS * PANEL_HEIGHT);
    }

    private void panel(Axis axis) {
        add("<text class=\"title\" x=\"%d\" y=\"26\">%s</text>%n", LEFT, escaped(axis.title()));
        double most = byJdk.values().stream()
                .flatMapToDouble(results ->
                        results.points(axis.name()).stream().mapToDouble(point -> total(results, axis.name(), point)))
                .max()
                .orElse(BUDGET);
        double top = grid(Math.max(most, BUDGET) * 1.08);
        List<String> points = Table.points(byJdk, axis);
        for (int i = 0; i < points.size(); i++) {
            bars(axis.name(), points.get(i), i, points.size(), top);
        }
        svg.append("</g>\n");
    }

    /** Draws it, and returns the share at its upper edge. */
    private double grid(double most) {
        double step = STEPS[STEPS.length - 1];
        for (int i = STEPS.length - 1; i >= 0 && most / STEPS[i] <= LINES_AT_MOST; i--) {
            step = STEPS[i];
        }
        double top = Math.ceil(most / step) * step;
        for (double share = 0; share <= top + step / 2; share += step) {
            line("grid", y(share, top));
            add(
                    "<text class=\"small\" text-anchor=\"end\" x=\"%d\" y=\"%.1f\">%s %%</text>%n",
                    LEFT - 5,
                    y(share, top) + 3,
                    String.format(Locale.ROOT, step < 0.01 ? "%.2f" : "%.0f", 100 * share));
        }
        line("budget", y(BUDGET, top));
        return top;
    }

    private void line(String kind, double y) {
        add(
                "<line class=\"%s\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>%n",
                kind, LEFT, PANEL_WIDTH - RIGHT, y, y);
    }

    private void bars(String axis, String point, int number, int points, double top) {
        double slot = (double) (PANEL_WIDTH - LEFT - RIGHT) / points;
        double bar = Math.min(26, slot * 0.8 / byJdk.size());
        double middle = LEFT + slot * (number + 0.5);
        double x = middle - bar * byJdk.size() / 2;
        for (Map.Entry<Integer, Results> jdk : byJdk.entrySet()) {
            if (jdk.getValue().points(axis).contains(point)) {
                bar(jdk.getValue(), axis, point, x + 1, bar - 2, top);
                add(
                        "<text class=\"small\" text-anchor=\"middle\" x=\"%.1f\" y=\"%d\">%d</text>%n",
                        x + bar / 2, PANEL_HEIGHT - BOTTOM + 14, jdk.getKey());
            }
            x += bar;
        }
        add("<text text-anchor=\"middle\" x=\"%.1f\" y=\"%d\">%s</text>%n", middle, PANEL_HEIGHT - BOTTOM + 32, point);
    }

    private void bar(Results results, String axis, String point, double x, double width, double top) {
        double below = 0;
        for (int part = 0; part < Table.PARTS.size(); part++) {
            double share = results.median(axis, point, Table.PARTS.get(part));
            double y = y(below + share, top);
            add(
                    "<rect class=\"p%d\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>%n",
                    part, x, y, width, y(below, top) - y);
            below += share;
        }
    }

    private void legend() {
        add("<text class=\"title\" x=\"%d\" y=\"26\">Cost of a window, share of the CPUs available</text>%n", LEFT);
        add("<text class=\"small\" x=\"%d\" y=\"44\">medians; left bar JDK 17, right bar JDK 25</text>%n", LEFT);
        int y = LEGEND_TOP;
        for (int part = Table.PARTS.size() - 1; part >= 0; part--, y += LINE) {
            add("<rect class=\"p%d\" x=\"%d\" y=\"%d\" width=\"12\" height=\"12\"/>%n", part, LEFT, y);
            add("<text x=\"%d\" y=\"%d\">%s</text>%n", LEFT + 20, y + 11, Table.PARTS.get(part));
        }
        add("<line class=\"budget\" x1=\"%d\" x2=\"%d\" y1=\"%d\" y2=\"%d\"/>%n", LEFT, LEFT + 14, y + 6, y + 6);
        add("<text x=\"%d\" y=\"%d\">the default budget</text>%n</g>%n", LEFT + 20, y + 11);
    }

    private static double total(Results results, String axis, String point) {
        return Table.PARTS.stream()
                .mapToDouble(part -> results.median(axis, point, part))
                .sum();
    }

    private static double y(double share, double top) {
        return PANEL_HEIGHT - BOTTOM - share / top * (PANEL_HEIGHT - BOTTOM - TOP);
    }

    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
