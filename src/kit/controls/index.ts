/** What pages and demos take from here. */
export { Controls, type ControlsProps } from "./controls";
export { DataPanel } from "./data-panel";
export { Description } from "./description";
export { DropZone } from "./drop-zone";
export { ExperimentCard, untried, type ExperimentCardProps, type ExperimentState } from "./experiment";
export { Icon, IconButton, type IconName } from "./icons";
export { Notices } from "./notices";
export { PlayerBar } from "./player";
export { ShareButton } from "./share";
