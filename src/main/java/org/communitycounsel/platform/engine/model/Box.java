package org.communitycounsel.platform.engine.model;

import org.camunda.bpm.model.bpmn.instance.dc.Bounds;

/** A rectangle of a diagram, in pixels. */
record Box(double left, double top, double right, double bottom) {

    static Box of(Bounds bounds) {
        return new Box(
                bounds.getX(), bounds.getY(), bounds.getX() + bounds.getWidth(), bounds.getY() + bounds.getHeight());
    }

    double width() {
        return right - left;
    }

    double height() {
        return bottom - top;
    }

    double middleX() {
        return (left + right) / 2;
    }

    double middleY() {
        return (top + bottom) / 2;
    }

    /** Without a margin on each side. */
    Box within(double margin) {
        return new Box(left + margin, top + margin, right - margin, bottom - margin);
    }

    boolean overlaps(Box other) {
        return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
    }

    /** Whether this box covers part of the diamond, as wide as it is high, that fills the other. */
    boolean overlapsDiamond(Box other) {
        double aside = Math.max(0, Math.max(left - other.middleX(), other.middleX() - right));
        double above = Math.max(0, Math.max(top - other.middleY(), other.middleY() - bottom));
        return aside + above < other.width() / 2;
    }

    boolean contains(Box other) {
        return left <= other.left && other.right <= right && top <= other.top && other.bottom <= bottom;
    }

    /** Whether the point lies on or within so many pixels of the border. */
    boolean borders(double x, double y, double tolerance) {
        return within(-tolerance).covers(x, y) && !within(tolerance).covers(x, y);
    }

    private boolean covers(double x, double y) {
        return left < x && x < right && top < y && y < bottom;
    }
}
