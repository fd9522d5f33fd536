import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import 'bpmn-js/dist/assets/bpmn-font/css/bpmn.css';
import '@bpmn-io/properties-panel/dist/assets/properties-panel.css';
import 'bpmn-js-bpmnlint/dist/assets/css/bpmn-js-bpmnlint.css';
import '../../design/diagram.css';
import '../../design/editor.css';
import Modeler from 'bpmn-js/lib/Modeler';
import lintModule from 'bpmn-js-bpmnlint';
import {
  BpmnPropertiesPanelModule,
  BpmnPropertiesProviderModule,
  CamundaPlatformPropertiesProviderModule,
} from 'bpmn-js-properties-panel';
import camundaBehaviors from 'camunda-bpmn-js-behaviors/lib/camunda-platform';
import camundaWords from 'camunda-bpmn-moddle/resources/camunda.json';
import { bpmnlintBundle } from '../../../adapters/lint/bpmnlint-bundle.js';
import { koersPropertiesModule } from './koers-properties.js';
import koersWords from './koers-words.json';
import { translateModule } from './say.js';

/**
 * The editor: bpmn-js with its properties panel, the Camunda 7 and Koers words, our lint rules as one types, and
 * Dutch. What it does not know in a file it keeps as it is.
 */
export const makeModeler = (container: HTMLElement, panel: HTMLElement): Modeler =>
  new Modeler({
    container,
    propertiesPanel: { parent: panel },
    additionalModules: [
      BpmnPropertiesPanelModule,
      BpmnPropertiesProviderModule,
      CamundaPlatformPropertiesProviderModule,
      camundaBehaviors,
      koersPropertiesModule,
      lintModule,
      translateModule,
    ],
    moddleExtensions: { camunda: camundaWords, koers: koersWords },
    linting: { bpmnlint: bpmnlintBundle, active: true },
  });
