package org.communitycounsel.platform.dossier;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TextAnnotation;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.springframework.stereotype.Component;

/** The case's flow as drawn, to be shown as SVG by the server: what is done, and where the case stands. */
@Component
class FlowPicture {

    private static final int MARGIN = 20;

    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final HistoryService history;
    private final EngineNames names;

    FlowPicture(RepositoryService repository, RuntimeService runtime, HistoryService history, EngineNames names) {
        this.repository = repository;
        this.runtime = runtime;
        this.history = history;
        this.names = names;
    }

    /** @param box the SVG's view box */
    record Picture(String name, String box, int width, List<Shape> shapes, List<Edge> edges) {}

    /**
     * @param kind {@code task}, {@code call}, {@code gateway}, {@code start}, {@code event}, {@code end}, {@code scope} or {@code note}
     * @param state {@code current}, {@code done} or empty
     */
    record Shape(String kind, String state, int x, int y, int width, int height, List<Line> label) {

        public int centreX() {
            return x + width / 2;
        }

        public int centreY() {
            return y + height / 2;
        }

        /** The corners of a gateway's diamond. */
        public String diamond() {
            return "%d,%d %d,%d %d,%d %d,%d"
                    .formatted(centreX(), y, x + width, centreY(), centreX(), y + height, x, centreY());
        }
    }

    /** @param kind {@code flow}, or {@code association} of a note */
    record Edge(String kind, String points, List<Line> label) {}

    /** One line of a label, centred at x. */
    record Line(int x, int y, String text) {}

    /** Empty where the case has no flow, or its flow has no drawing. */
    Optional<Picture> of(String number) {
        return names.freely(() -> instance(number).flatMap(this::draw));
    }

    private Optional<HistoricProcessInstance> instance(String number) {
        return history
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(number)
                .rootProcessInstances()
                .orderByProcessInstanceStartTime()
                .desc()
                .listPage(0, 1)
                .stream()
                .findFirst();
    }

    private Optional<Picture> draw(HistoricProcessInstance instance) {
        var model = repository.getBpmnModelInstance(instance.getProcessDefinitionId());
        var bounds = model.getModelElementsByType(Bounds.class);
        if (bounds.isEmpty()) {
            return Optional.empty();
        }
        int left = (int) bounds.stream().mapToDouble(Bounds::getX).min().orElse(0) - MARGIN;
        int top = (int) bounds.stream().mapToDouble(Bounds::getY).min().orElse(0) - MARGIN;
        int right = (int) bounds.stream()
                        .mapToDouble(b -> b.getX() + b.getWidth())
                        .max()
                        .orElse(0)
                + MARGIN;
        int bottom = (int) bounds.stream()
                        .mapToDouble(b -> b.getY() + b.getHeight())
                        .max()
                        .orElse(0)
                + 2 * MARGIN;
        return Optional.of(new Picture(
                instance.getProcessDefinitionName(),
                "%d %d %d %d".formatted(left, top, right - left, bottom - top),
                right - left,
                shapes(model, current(instance), done(instance)),
                edges(model)));
    }

    private Set<String> current(HistoricProcessInstance instance) {
        return instance.getEndTime() == null ? new HashSet<>(runtime.getActiveActivityIds(instance.getId())) : Set.of();
    }

    private Set<String> done(HistoricProcessInstance instance) {
        return history
                .createHistoricActivityInstanceQuery()
                .processInstanceId(instance.getId())
                .finished()
                .list()
                .stream()
                .filter(activity -> !activity.isCanceled())
                .map(HistoricActivityInstance::getActivityId)
                .collect(Collectors.toSet());
    }

    private static List<Shape> shapes(BpmnModelInstance model, Set<String> current, Set<String> done) {
        var shapes = new ArrayList<Shape>();
        for (var shape : model.getModelElementsByType(BpmnShape.class)) {
            if (shape.getBpmnElement() instanceof TextAnnotation note) {
                shapes.add(note(shape.getBounds(), note));
            } else if (shape.getBpmnElement() instanceof FlowElement element) {
                String id = element.getId();
                String state = current.contains(id) ? "current" : done.contains(id) ? "done" : "";
                shapes.add(shape(shape, element, state));
            }
        }
        return shapes;
    }

    private static Shape note(Bounds bounds, TextAnnotation note) {
        String text = note.getText() == null ? "" : note.getText().getTextContent();
        return new Shape(
                "note",
                "",
                round(bounds.getX()),
                round(bounds.getY()),
                round(bounds.getWidth()),
                round(bounds.getHeight()),
                lines(text, bounds.getX() + bounds.getWidth() / 2, bounds.getY() + 16, bounds.getWidth() + 24));
    }

    private static Shape shape(BpmnShape drawn, FlowElement element, String state) {
        var bounds = drawn.getBounds();
        int x = round(bounds.getX());
        int y = round(bounds.getY());
        int width = round(bounds.getWidth());
        int height = round(bounds.getHeight());
        return new Shape(kind(element), state, x, y, width, height, label(drawn, element, bounds));
    }

    private static List<Line> label(BpmnShape drawn, FlowElement element, Bounds bounds) {
        if (element instanceof SubProcess) {
            return lines(
                    element.getName(), bounds.getX() + bounds.getWidth() / 2, bounds.getY() + 16, bounds.getWidth());
        }
        if (element instanceof Activity) {
            return centred(element.getName(), bounds);
        }
        var own = drawn.getBpmnLabel() == null ? null : drawn.getBpmnLabel().getBounds();
        return own == null
                ? lines(
                        element.getName(),
                        bounds.getX() + bounds.getWidth() / 2,
                        bounds.getY() + bounds.getHeight() + 14,
                        90)
                : lines(
                        element.getName(),
                        own.getX() + own.getWidth() / 2,
                        own.getY() + 11,
                        Math.max(own.getWidth() + 16, 60));
    }

    private static List<Line> centred(String text, Bounds bounds) {
        var probe = lines(text, 0, 0, bounds.getWidth() - 12);
        double top = bounds.getY() + bounds.getHeight() / 2 - probe.size() * LabelLines.HEIGHT / 2.0 + 11;
        return lines(text, bounds.getX() + bounds.getWidth() / 2, top, bounds.getWidth() - 12);
    }

    private static List<Line> lines(String text, double x, double y, double width) {
        var lines = new ArrayList<Line>();
        for (String line : LabelLines.of(text, width)) {
            lines.add(new Line(round(x), round(y) + lines.size() * LabelLines.HEIGHT, line));
        }
        return lines;
    }

    private static String kind(FlowElement element) {
        if (element instanceof SubProcess) {
            return "scope";
        } else if (element instanceof CallActivity) {
            return "call";
        } else if (element instanceof Activity) {
            return "task";
        } else if (element instanceof Gateway) {
            return "gateway";
        } else if (element instanceof StartEvent) {
            return "start";
        } else if (element instanceof EndEvent) {
            return "end";
        }
        return element instanceof Event ? "event" : "task";
    }

    private static List<Edge> edges(BpmnModelInstance model) {
        return model.getModelElementsByType(BpmnEdge.class).stream()
                .map(FlowPicture::edge)
                .toList();
    }

    private static Edge edge(BpmnEdge drawn) {
        String points = drawn.getWaypoints().stream()
                .map(point -> round(point.getX()) + "," + round(point.getY()))
                .collect(Collectors.joining(" "));
        boolean flow = drawn.getBpmnElement() instanceof FlowElement;
        String name = flow ? ((FlowElement) drawn.getBpmnElement()).getName() : "";
        return new Edge(
                flow ? "flow" : "association",
                points,
                Stream.ofNullable(drawn.getBpmnLabel())
                        .map(label -> label.getBounds())
                        .filter(bounds -> bounds != null)
                        .flatMap(own -> lines(name, own.getX() + own.getWidth() / 2, own.getY() + 11, 90).stream())
                        .toList());
    }

    private static int round(double value) {
        return (int) Math.round(value);
    }
}
