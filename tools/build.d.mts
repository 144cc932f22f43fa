export function main(options: string[]): Promise<void>;
export function build(options?: string[]): Promise<number>;
export function isBuilt(): boolean;
