/**
 * A little of everything that must survive: two user tasks, a script that would show a step run twice, a timer,
 * and a message to oneself that travels as a job.
 */
export const crashModel = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="crash-definitions" targetNamespace="urn:koers:test">
  <process id="crash" name="Crash TEST" isExecutable="true" camunda:historyTimeToLive="P30D">
    <startEvent id="start"/>
    <sequenceFlow id="f1" sourceRef="start" targetRef="first"/>
    <userTask id="first" name="First" camunda:candidateGroups="crash"/>
    <sequenceFlow id="f2" sourceRef="first" targetRef="count"/>
    <scriptTask id="count" name="Count" scriptFormat="feel" camunda:resultVariable="runs"><script>runs + 1</script></scriptTask>
    <sequenceFlow id="f3" sourceRef="count" targetRef="pause"/>
    <intermediateCatchEvent id="pause" name="Pause"><timerEventDefinition id="pauseTimer"><timeDuration xsi:type="tFormalExpression">PT0.2S</timeDuration></timerEventDefinition></intermediateCatchEvent>
    <sequenceFlow id="f4" sourceRef="pause" targetRef="countAgain"/>
    <scriptTask id="countAgain" name="Count again" scriptFormat="feel" camunda:asyncBefore="true" camunda:resultVariable="runs"><script>runs + 1</script></scriptTask>
    <sequenceFlow id="f5" sourceRef="countAgain" targetRef="second"/>
    <userTask id="second" name="Second" camunda:candidateGroups="crash"/>
    <sequenceFlow id="f6" sourceRef="second" targetRef="end"/>
    <endEvent id="end"/>
  </process>
</definitions>`;
