/** The folder of exports that were sent at the desk, and of the reports of their imports. */
import path from 'node:path';
import { dataFolder } from '@/runtime/settings';

export const uploadFolder = path.join(dataFolder, 'imports');

export function uploadPath(file: string): string {
  return path.join(uploadFolder, file);
}

export function reportPath(id: number): string {
  return path.join(uploadFolder, `report-${id}.html`);
}
