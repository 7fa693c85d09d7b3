package org.communitycounsel.platform.engine.model;

/** One straight piece of a flow, in pixels. */
record Line(double x1, double y1, double x2, double y2) {

    private static final double TOLERANCE = 1;

    boolean isHorizontal() {
        return Math.abs(y1 - y2) <= TOLERANCE;
    }

    boolean isVertical() {
        return Math.abs(x1 - x2) <= TOLERANCE;
    }

    /** Whether the line runs through the box; its border does not count. */
    boolean runsThrough(Box box) {
        double from = 0;
        double to = 1;
        double[][] limits = {
            {x1, x2 - x1, box.left(), box.right()},
            {y1, y2 - y1, box.top(), box.bottom()}
        };
        for (double[] limit : limits) {
            double start = limit[0];
            double step = limit[1];
            if (step == 0) {
                if (start <= limit[2] || start >= limit[3]) {
                    return false;
                }
                continue;
            }
            double enter = (limit[2] - start) / step;
            double leave = (limit[3] - start) / step;
            from = Math.max(from, Math.min(enter, leave));
            to = Math.min(to, Math.max(enter, leave));
        }
        return from < to;
    }

    /** Whether the lines cross, each within the other, not only at an end. */
    boolean crosses(Line other) {
        return other.separates(x1, y1, x2, y2) && separates(other.x1, other.y1, other.x2, other.y2);
    }

    private boolean separates(double ax, double ay, double bx, double by) {
        double a = side(ax, ay);
        double b = side(bx, by);
        return a * b < 0 && Math.min(Math.abs(a), Math.abs(b)) > TOLERANCE;
    }

    /** Signed distance of a point from the endless line. */
    private double side(double x, double y) {
        double length = Math.hypot(x2 - x1, y2 - y1);
        return length == 0 ? 0 : ((x2 - x1) * (y - y1) - (y2 - y1) * (x - x1)) / length;
    }

    /** Whether the lines lie on each other for more than a pixel. */
    boolean liesOn(Line other) {
        if (isHorizontal() && other.isHorizontal() && Math.abs(y1 - other.y1) <= TOLERANCE) {
            return overlap(x1, x2, other.x1, other.x2) > TOLERANCE;
        }
        return isVertical()
                && other.isVertical()
                && Math.abs(x1 - other.x1) <= TOLERANCE
                && overlap(y1, y2, other.y1, other.y2) > TOLERANCE;
    }

    private static double overlap(double a1, double a2, double b1, double b2) {
        return Math.min(Math.max(a1, a2), Math.max(b1, b2)) - Math.max(Math.min(a1, a2), Math.min(b1, b2));
    }
}
