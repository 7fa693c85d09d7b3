package org.communitycounsel.platform.engine.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Artifact;
import org.camunda.bpm.model.bpmn.instance.Association;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.Lane;
import org.camunda.bpm.model.bpmn.instance.Participant;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.Task;
import org.camunda.bpm.model.bpmn.instance.TextAnnotation;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.di.Waypoint;

/** How the diagram looks: everything drawn, nothing over anything else, flows at right angles, the happy path straight. */
class Drawing {

    private final BpmnModelInstance model;
    private final Map<BaseElement, Box> shapes = new LinkedHashMap<>();
    private final Map<BaseElement, List<Line>> edges = new LinkedHashMap<>();
    private final Map<BaseElement, Box> labels = new LinkedHashMap<>();

    Drawing(BpmnModelInstance model) {
        this.model = model;
        for (BpmnShape shape : model.getModelElementsByType(BpmnShape.class)) {
            if (shape.getBpmnElement() != null && shape.getBounds() != null) {
                shapes.put(shape.getBpmnElement(), Box.of(shape.getBounds()));
                if (shape.getBpmnLabel() != null && shape.getBpmnLabel().getBounds() != null) {
                    labels.put(
                            shape.getBpmnElement(), Box.of(shape.getBpmnLabel().getBounds()));
                }
            }
        }
        for (BpmnEdge edge : model.getModelElementsByType(BpmnEdge.class)) {
            if (edge.getBpmnElement() != null) {
                edges.put(edge.getBpmnElement(), lines(List.copyOf(edge.getWaypoints())));
                if (edge.getBpmnLabel() != null && edge.getBpmnLabel().getBounds() != null) {
                    labels.put(edge.getBpmnElement(), Box.of(edge.getBpmnLabel().getBounds()));
                }
            }
        }
    }

    private static List<Line> lines(List<Waypoint> points) {
        return IntStream.range(1, points.size())
                .mapToObj(i -> new Line(
                        points.get(i - 1).getX(),
                        points.get(i - 1).getY(),
                        points.get(i).getX(),
                        points.get(i).getY()))
                .toList();
    }

    void check(Findings findings) {
        everythingIsDrawn(findings);
        standardSizes(findings);
        noShapeOnAnother(findings);
        flowsAtRightAngles(findings);
        flowsMeetTheirNodes(findings);
        noFlowAcrossAnother(findings);
        noFlowThroughAShape(findings);
        labelsCoverNothing(findings);
        happyPathIsStraight(findings);
    }

    private void everythingIsDrawn(Findings findings) {
        List<BaseElement> nodes = new ArrayList<>(model.getModelElementsByType(FlowNode.class));
        nodes.addAll(model.getModelElementsByType(TextAnnotation.class));
        nodes.stream().filter(node -> !shapes.containsKey(node)).forEach(node -> findings.style(node.getId(), "图上没有画"));
        List<BaseElement> flows = new ArrayList<>(model.getModelElementsByType(SequenceFlow.class));
        flows.addAll(model.getModelElementsByType(Association.class));
        flows.stream()
                .filter(flow -> !edges.containsKey(flow) || edges.get(flow).isEmpty())
                .forEach(flow -> findings.style(flow.getId(), "图上没有画"));
    }

    private void standardSizes(Findings findings) {
        shapes.forEach((element, box) -> {
            double width = element instanceof Task ? 100 : element instanceof Gateway ? 50 : 36;
            double height = element instanceof Task ? 80 : width;
            boolean measured = element instanceof Task || element instanceof Gateway || element instanceof Event;
            if (measured && (box.width() != width || box.height() != height)) {
                findings.style(element.getId(), "大小应为 %.0f×%.0f", width, height);
            }
        });
    }

    private void noShapeOnAnother(Findings findings) {
        var all = List.copyOf(shapes.keySet());
        for (int i = 0; i < all.size(); i++) {
            for (int j = i + 1; j < all.size(); j++) {
                if (!mayOverlap(all.get(i), all.get(j))
                        && shapes.get(all.get(i)).overlaps(shapes.get(all.get(j)))) {
                    findings.style(all.get(i).getId(), "与 %s 重叠", all.get(j).getId());
                }
            }
        }
    }

    private boolean mayOverlap(BaseElement one, BaseElement other) {
        return isFrame(one)
                || isFrame(other)
                || isInside(one, other)
                || isInside(other, one)
                || isAttached(one, other)
                || isAttached(other, one);
    }

    private static boolean isFrame(BaseElement element) {
        return element instanceof Participant || element instanceof Lane;
    }

    /** A node, or its annotation, within a sub-process that is drawn open. */
    private boolean isInside(BaseElement inner, BaseElement outer) {
        if (!(outer instanceof SubProcess)) {
            return false;
        }
        for (var parent = inner.getParentElement(); parent != null; parent = parent.getParentElement()) {
            if (parent == outer) {
                return true;
            }
        }
        return inner instanceof Artifact && shapes.get(outer).contains(shapes.get(inner));
    }

    private boolean isAttached(BaseElement boundary, BaseElement host) {
        return boundary instanceof BoundaryEvent event
                && event.getAttachedTo() == host
                && shapes.get(host)
                        .borders(
                                shapes.get(boundary).middleX(),
                                shapes.get(boundary).middleY(),
                                2);
    }

    private void flowsAtRightAngles(Findings findings) {
        sequenceFlows().forEach((flow, lines) -> {
            if (!lines.stream().allMatch(line -> line.isHorizontal() || line.isVertical())) {
                findings.style(flow.getId(), "流向应横平竖直");
            }
        });
    }

    private void flowsMeetTheirNodes(Findings findings) {
        sequenceFlows().forEach((flow, lines) -> {
            Box source = shapes.get(flow.getSource());
            Box target = shapes.get(flow.getTarget());
            if (lines.isEmpty() || source == null || target == null) {
                return;
            }
            Line first = lines.get(0);
            Line last = lines.get(lines.size() - 1);
            if (!source.borders(first.x1(), first.y1(), 2) || !target.borders(last.x2(), last.y2(), 2)) {
                findings.style(flow.getId(), "流向没有接到节点的边上");
            }
        });
    }

    private void noFlowAcrossAnother(Findings findings) {
        var flows = List.copyOf(sequenceFlows().keySet());
        for (int i = 0; i < flows.size(); i++) {
            for (int j = i + 1; j < flows.size(); j++) {
                if (cross(flows.get(i), flows.get(j))) {
                    findings.style(
                            flows.get(i).getId(), "与流向 %s 交叉", flows.get(j).getId());
                }
            }
        }
    }

    private boolean cross(SequenceFlow one, SequenceFlow other) {
        boolean joined = one.getSource() == other.getSource() || one.getTarget() == other.getTarget();
        return edges.get(one).stream()
                .anyMatch(line -> edges.get(other).stream()
                        .anyMatch(second -> line.crosses(second) || !joined && line.liesOn(second)));
    }

    private void noFlowThroughAShape(Findings findings) {
        edges.forEach((flow, lines) -> shapes.forEach((element, box) -> {
            boolean through = lines.stream().anyMatch(line -> line.runsThrough(box.within(1)));
            if (through && !belongsTogether(flow, element)) {
                findings.style(flow.getId(), "穿过 %s", element.getId());
            }
        }));
    }

    private boolean belongsTogether(BaseElement edge, BaseElement shape) {
        if (isFrame(shape)) {
            return true;
        }
        if (edge instanceof SequenceFlow flow) {
            return isInside(flow, shape) && shape != flow.getSource() && shape != flow.getTarget();
        }
        if (edge instanceof Association association) {
            return association.getSource() == shape || association.getTarget() == shape || shape instanceof SubProcess;
        }
        return true;
    }

    private void labelsCoverNothing(Findings findings) {
        labels.forEach((owner, label) -> {
            shapes.forEach((element, box) -> {
                boolean room = isFrame(element) || element instanceof SubProcess;
                if (!room && covers(label, element, box.within(1))) {
                    findings.style(owner.getId(), "名称盖住 %s", element.getId());
                }
            });
            sequenceFlows().forEach((flow, lines) -> {
                if (lines.stream().anyMatch(line -> line.runsThrough(label.within(2)))) {
                    findings.style(owner.getId(), "名称压在流向 %s 上", flow.getId());
                }
            });
            labels.forEach((other, second) -> {
                if (owner.getId().compareTo(other.getId()) < 0 && label.overlaps(second)) {
                    findings.style(owner.getId(), "名称与 %s 的名称重叠", other.getId());
                }
            });
        });
    }

    /** The corners around a gateway's diamond are free. */
    private static boolean covers(Box label, BaseElement element, Box box) {
        return element instanceof Gateway ? label.overlapsDiamond(box) : label.overlaps(box);
    }

    /** From the process's start to one of its ends along nodes on one height. */
    private void happyPathIsStraight(Findings findings) {
        for (StartEvent start : model.getModelElementsByType(StartEvent.class)) {
            if (start.getParentElement() instanceof Process
                    && shapes.containsKey(start)
                    && !reachesEndStraight(start)) {
                findings.style(start.getId(), "主路径应从开始到结束在一条水平线上");
            }
        }
    }

    private boolean reachesEndStraight(FlowNode start) {
        double height = shapes.get(start).middleY();
        Deque<FlowNode> next = new ArrayDeque<>(List.of(start));
        Set<FlowNode> seen = new HashSet<>();
        while (!next.isEmpty()) {
            FlowNode node = next.pop();
            if (node instanceof EndEvent) {
                return true;
            }
            node.getSucceedingNodes().list().stream()
                    .filter(shapes::containsKey)
                    .filter(after -> Math.abs(shapes.get(after).middleY() - height) <= 1)
                    .filter(after -> shapes.get(after).left() > shapes.get(node).left())
                    .filter(seen::add)
                    .forEach(next::add);
        }
        return false;
    }

    private Map<SequenceFlow, List<Line>> sequenceFlows() {
        Map<SequenceFlow, List<Line>> flows = new LinkedHashMap<>();
        edges.forEach((edge, lines) -> {
            if (edge instanceof SequenceFlow flow) {
                flows.put(flow, lines);
            }
        });
        return flows;
    }
}
